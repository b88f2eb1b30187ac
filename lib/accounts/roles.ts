/**
 * Who may do what in the newsroom: one table. A role has what the roles before it have; a writer has most of it for
 * their own drafts alone.
 */

export const ROLES = ["writer", "editor", "administrator"] as const;
export type Role = (typeof ROLES)[number];

/** What an action is done to: something of the caller's own, or somebody else's. Null for what belongs to nobody. */
export type Subject = { readonly own: boolean } | null;

/** Whom a line of the table lets in, beside those above them. `own` lets anybody who has a role, for what is their own. */
type Allowed = { readonly from: Role; readonly own?: true };

const ACTIONS = {
  // Drafts and articles
  "draft-create": { from: "writer" },
  "draft-read": { from: "editor", own: true },
  "draft-edit": { from: "editor", own: true },
  "draft-review": { from: "editor", own: true },
  "draft-discard": { from: "editor", own: true },
  "draft-publish": { from: "editor" },
  "draft-schedule": { from: "editor" },
  "article-correct": { from: "editor" },
  "article-withdraw": { from: "editor" },
  "article-restore": { from: "editor" },
  "article-move": { from: "editor" },
  "front-order": { from: "editor" },
  "report-handle": { from: "editor" },
  // What articles hang on
  "name-list": { from: "writer" },
  "name-change": { from: "editor" },
  "media-list": { from: "writer" },
  "media-add": { from: "writer" },
  "media-describe": { from: "editor", own: true },
  "media-remove": { from: "editor", own: true },
  "redirect-change": { from: "editor" },
  "statement-change": { from: "editor" },
  // What sources said
  "capture-list": { from: "writer" },
  "capture-add": { from: "writer" },
  "capture-show": { from: "editor" },
  "source-describe": { from: "editor" },
  // One's own account
  "password-change": { from: "administrator", own: true },
  "session-list": { from: "administrator", own: true },
  "session-end": { from: "administrator", own: true },
  "token-list": { from: "administrator", own: true },
  "token-make": { from: "administrator", own: true },
  "token-revoke": { from: "administrator", own: true },
  // The house
  "person-list": { from: "administrator" },
  "person-invite": { from: "administrator" },
  "person-change": { from: "administrator" },
  "settings-change": { from: "administrator" },
  "audit-read": { from: "administrator" },
  "health-read": { from: "administrator" },
} as const satisfies Record<string, Allowed>;

export type Action = keyof typeof ACTIONS;

export const ALL_ACTIONS: readonly Action[] = Object.keys(ACTIONS).filter(isAction);

/** Whether somebody with `role` may do `action` to `subject`. */
export function may(role: Role, action: Action, subject: Subject = null): boolean {
  const allowed: Allowed = ACTIONS[action];
  if (allowed.own && subject?.own) return true;
  return ROLES.indexOf(role) >= ROLES.indexOf(allowed.from);
}

export function isRole(word: string): word is Role {
  return ROLES.some((role) => role === word);
}

function isAction(word: string): word is Action {
  return Object.hasOwn(ACTIONS, word);
}
