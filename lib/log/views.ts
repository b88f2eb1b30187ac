/** The end of the log, which stands for everything before it. */
export interface LogEnd {
  readonly number: number;
  readonly hash: string;
}

export interface LogHead extends LogEnd {
  readonly at: Date;
}
