/** An event of the audit log as the newsroom reads it. Who and what are ids, which other modules have names for. */
export interface AuditEntry {
  readonly number: number;
  readonly at: Date;
  /** A user's id, or the name of a program. */
  readonly actor: string;
  readonly action: string;
  readonly subject: string | null;
  readonly detail: AuditDetail;
  /** Whether it has the hash that was written for it. */
  readonly isWhole: boolean;
}

/** The facts that an event may hold; which it has depends on the action. */
export interface AuditDetail {
  readonly role?: string | undefined;
  readonly previousRole?: string | undefined;
  readonly reason?: string | undefined;
  readonly asked?: string | undefined;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
  readonly count?: number | undefined;
  readonly version?: number | undefined;
  readonly revision?: number | undefined;
  readonly due?: string | undefined;
  readonly settings?: readonly string[] | undefined;
}

export interface AuditPage {
  /** The newest first. */
  readonly events: readonly AuditEntry[];
  /** The number before which the next page begins; null where this is the last. */
  readonly next: number | null;
}
