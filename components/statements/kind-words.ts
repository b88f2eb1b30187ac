import type { SpeakerKind, StatementKind } from "@/lib/statements/statement-record";

/** What a statement is, in a word or two. */
export const STATEMENT_WORDS: Readonly<Record<StatementKind, string>> = {
  claim: "Claimed",
  denial: "Denied",
  no_comment: "Declined to comment",
};

/** What a speaker is. */
export const SPEAKER_WORDS: Readonly<Record<SpeakerKind, string>> = {
  person: "Person",
  organisation: "Organisation",
};
