/** The end of the log, which stands for everything before it. */
export interface LogHead {
  readonly number: number;
  readonly hash: string;
  readonly at: Date;
}
