/** How something was captured: by this program from its address, or by somebody who brought a file. */
export type CaptureMethod = "fetched" | "uploaded";

/** A capture as a list shows it. */
export interface CaptureView {
  /** sha256 of the WARC file, by which the capture has its address. */
  readonly hash: string;
  /** The source's, in its one form. */
  readonly address: string;
  readonly capturedAt: Date;
  readonly method: CaptureMethod;
  readonly mediaType: string;
  /** Of what the source said, without what belongs to its transfer. */
  readonly bytes: number;
  /** sha256 of the same. */
  readonly payloadHash: string;
  /** Whether an editor lets readers read its text. */
  readonly textShown: boolean;
}

/** A capture as the newsroom sees it. */
export interface CaptureAtDesk extends CaptureView {
  readonly finalAddress: string;
  readonly status: number | null;
  /** The id of whoever asked for it, or the name of a program. */
  readonly capturedBy: string;
  /** Whether an article that readers have cites its address; else they have no page of it. */
  readonly isCited: boolean;
  /** The beginning of its text; null where there is none. */
  readonly beginning: string | null;
  /** The capture of the same address before it; null for the first. */
  readonly before: { readonly hash: string; readonly payloadHash: string } | null;
}

/** A capture as a reader sees it. */
export interface CaptureForReaders extends CaptureView {
  readonly finalAddress: string;
  /** Null where there is none, or where no editor shows it. */
  readonly text: string | null;
}

/** What became of a request to capture something. */
export interface Captured {
  readonly hash: string;
  readonly address: string;
  /** Whether the source said the same, byte by byte, the last time. */
  readonly unchanged: boolean;
  /** Whether a text could be read in it. */
  readonly hasText: boolean;
}
