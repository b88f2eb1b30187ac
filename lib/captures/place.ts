/** A place in a list of captures, by time, the newest first, and by hash among those of one instant. */
export interface CapturePlace {
  readonly capturedAt: Date;
  readonly hash: string;
}

const LATEST = Date.parse("9999-12-31T23:59:59.999Z");

/** The form that a place has in an address. */
export function writeCapturePlace({ capturedAt, hash }: CapturePlace): string {
  return `${capturedAt.getTime()}-${hash}`;
}

/** Null for anything that `writeCapturePlace` would not have written. */
export function readCapturePlace(written: string): CapturePlace | null {
  const [, time, hash] = /^(0|[1-9]\d{0,14})-([0-9a-f]{64})$/.exec(written) ?? [];
  if (time === undefined || hash === undefined || Number(time) > LATEST) return null;
  return { capturedAt: new Date(Number(time)), hash };
}
