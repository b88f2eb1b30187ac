import type { AuditDetail } from "@/lib/audit/views";

/** What the newsroom calls an action of the audit log, and what it says of it between who did it and to what. */
interface Phrase {
  /** In a list of kinds. */
  readonly label: string;
  /** `*` stands for what it was done to. */
  readonly says: string;
}

/** By the action's name, in the order of the list of kinds. */
export const PHRASES: Readonly<Record<string, Phrase>> = {
  "draft-create": { label: "Draft begun", says: "began *" },
  "draft-edit": { label: "Draft saved", says: "saved *" },
  "draft-restore": { label: "Earlier version put back", says: "put an earlier text back into *" },
  "draft-import": { label: "Draft imported", says: "imported * as a draft" },
  "draft-review": { label: "Sent for review", says: "sent * for review" },
  "draft-take-back": { label: "Taken back from review", says: "took * back from review" },
  "draft-schedule": { label: "Scheduled", says: "scheduled *" },
  "draft-unschedule": { label: "Schedule cancelled", says: "took * off the schedule" },
  "draft-return": { label: "Not published on its minute", says: "gave * back to the editors" },
  "draft-discard": { label: "Draft discarded", says: "discarded *" },
  "draft-bring-back": { label: "Draft brought back", says: "brought * back" },
  "preview-link": { label: "Preview link made", says: "made a link to read * before publication" },
  "preview-void": { label: "Preview links ended", says: "ended the links to read *" },
  "name-add": { label: "Name added", says: "added the name *" },
  "name-describe": { label: "Name described", says: "described the name *" },
  "name-rename": { label: "Name changed", says: "changed the name *" },
  "name-merge": { label: "Names merged", says: "merged the name *" },
  "name-order": { label: "Sections ordered", says: "put the sections in order" },
  "name-remove": { label: "Name removed", says: "removed the name *" },
  "source-describe": { label: "Source described", says: "said what is known of a source" },
  "source-host": { label: "Publisher named", says: "said whose a host is" },
  "statement-record": { label: "Statements recorded", says: "recorded a statement" },
  "statement-correct": { label: "Statements corrected", says: "corrected the record of a statement" },
  "statement-withdraw": { label: "Statements withdrawn", says: "withdrew a statement" },
  "contradiction-mark": {
    label: "Contradictions marked",
    says: "marked two statements as contradicting each other",
  },
  "contradiction-unmark": { label: "Contradictions unmarked", says: "took the mark of a contradiction away" },
  "redirect-add": { label: "Redirects made", says: "let addresses lead on" },
  "redirect-remove": { label: "Redirect removed", says: "let an address lead nowhere again" },
  "capture-add": { label: "Source captured", says: "kept what a source said" },
  "capture-show": { label: "Capture’s text shown", says: "let readers read the text of a capture" },
  "capture-hide": { label: "Capture’s text hidden", says: "hid the text of a capture from readers" },
  "article-publish": { label: "Published", says: "published *" },
  "article-import": { label: "Published by an import", says: "imported and published *" },
  "article-update": { label: "Updated", says: "updated *" },
  "article-mend": { label: "Typing error mended", says: "mended a typing error in *" },
  "article-correct": { label: "Corrected", says: "corrected *" },
  "article-move": { label: "Moved", says: "moved * to another address" },
  "article-withdraw": { label: "Withdrawn", says: "withdrew *" },
  "article-restore": { label: "Restored", says: "restored *" },
  "report-accept": { label: "Report accepted", says: "accepted what a reader reported of *" },
  "report-decline": { label: "Report declined", says: "declined what a reader reported of *" },
  "front-order": { label: "Front page ordered", says: "ordered the front page" },
  "settings-change": { label: "Settings changed", says: "changed the settings" },
  "media-add": { label: "Picture added", says: "added *" },
  "media-describe": { label: "Picture described", says: "described *" },
  "media-remove": { label: "Picture removed", says: "removed *" },
  import: { label: "Import finished", says: "finished an import" },
  "samples-load": { label: "Samples loaded", says: "loaded the sample publication" },
  "samples-remove": { label: "Samples removed", says: "took the sample publication out" },
  "samples-decline": { label: "Samples declined", says: "began without the sample publication" },
  "archive-rebuild": { label: "Archive rebuilt", says: "made the articles again" },
  "sign-in": { label: "Signed in", says: "signed in" },
  "sign-in-failed": { label: "Sign-in failed", says: "could not sign in as *" },
  "second-factor-failed": { label: "Second factor failed", says: "gave a wrong code for *" },
  "not-allowed": { label: "Not allowed", says: "asked for more than their role allows" },
  "session-end": { label: "Sessions ended", says: "ended sessions of *" },
  "password-change": { label: "Password changed", says: "changed the password of *" },
  "password-offer": { label: "Reset offered", says: "made an address for a new password of *" },
  "password-reset": { label: "Password reset", says: "set a new password for *" },
  "second-factor-forget": { label: "Second factor forgotten", says: "took the second factor of * away" },
  "two-factor-enable": { label: "Second factor begun", says: "began to set up a second factor" },
  "two-factor-disable": { label: "Second factor taken away", says: "took their second factor away" },
  "two-factor-generate-backup-codes": { label: "Recovery codes made", says: "made new recovery codes" },
  "person-invite": { label: "Invited", says: "invited somebody" },
  "person-join": { label: "Joined", says: "joined the newsroom" },
  "role-change": { label: "Role changed", says: "changed the role of *" },
  "person-disable": { label: "Account closed", says: "closed the account of *" },
  "person-enable": { label: "Account opened", says: "opened the account of * again" },
  "token-make": { label: "Token made", says: "made the token *" },
  "token-revoke": { label: "Token revoked", says: "revoked the token *" },
};

/** What stands before and after the thing itself; `after` is null where the sentence names none. */
export function phraseOf(action: string): { readonly before: string; readonly after: string | null } {
  const says = PHRASES[action]?.says ?? `did “${action}” to *`;
  const [before = "", after] = says.split("*");
  return { before: before.trim(), after: after === undefined ? null : after.trim() };
}

/** The facts of an event in words, such as `revision 2`; `printTime` prints a moment. */
export function factsOf(detail: AuditDetail, printTime: (instant: Date) => string): string[] {
  const { role, previousRole, reason, asked, count, version, revision, due, settings } = detail;
  return [
    version !== undefined && `version ${version}`,
    revision !== undefined && `revision ${revision}`,
    due !== undefined && `for ${printTime(new Date(due))}`,
    previousRole !== undefined && `from ${previousRole}`,
    role !== undefined && (previousRole === undefined ? `as ${role}` : `to ${role}`),
    asked !== undefined && `asked for ${inWords(asked)}`,
    settings?.map(inWords).join(", "),
    count !== undefined && `${count} in all`,
    reason !== undefined && inWords(reason),
  ].filter((fact) => typeof fact === "string");
}

/** A name out of the program as words: `copyrightFrom` is `copyright from`. */
function inWords(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replaceAll("-", " ")
    .toLowerCase();
}
