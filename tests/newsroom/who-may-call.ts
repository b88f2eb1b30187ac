import type { Role } from "@/lib/accounts/roles";

/**
 * Who may open which page of the newsroom, send which form and ask which route: every one has its row here, and
 * `who-may-call.test.ts` finds those that lack one. `e2e/everybody-is-asked-for-their-role` then tries each with strangers,
 * writers, editors, administrators, and somebody whose account was closed.
 */

export interface Row {
  /** The least role that may, `everybody` without an account, or `anybody here`: whoever has one. */
  readonly who: Role | "everybody" | "anybody here";
  /** Whether a writer may too, where the draft is their own. */
  readonly own?: true;
  /**
   * The address of a page, or of a page that has the form, where it is not the route itself. `$draft` stands for a draft's id,
   * `$article` for that of an article of the samples.
   */
  readonly at?: string;
  /** Whether it takes a sign-in of the last ten minutes: what lets somebody in, and what cannot be undone. */
  readonly fresh?: true;
  /** What the form says, so far as the guard has to know it. */
  readonly form?: Readonly<Record<string, string>>;
}

/** By the folder of the page below `app/(newsroom)`. */
export const PAGES: Readonly<Record<string, Row>> = {
  "/admin": { who: "anybody here" },
  "/admin/account": { who: "anybody here" },
  "/admin/audit": { who: "administrator" },
  "/admin/health": { who: "administrator" },
  "/admin/account/tokens": { who: "anybody here" },
  "/admin/articles/[id]": { who: "editor", at: "/admin/articles/$article" },
  "/admin/drafts/[id]/history": { who: "editor", own: true, at: "/admin/drafts/$draft/history" },
  "/admin/drafts/[id]/publish": { who: "editor", own: true, at: "/admin/drafts/$draft/publish" },
  "/admin/drafts/[id]/sources": { who: "editor", own: true, at: "/admin/drafts/$draft/sources" },
  "/admin/drafts/[id]/translations": { who: "editor", own: true, at: "/admin/drafts/$draft/translations" },
  "/admin/front": { who: "editor" },
  "/admin/drafts/[id]": { who: "editor", own: true, at: "/admin/drafts/$draft" },
  "/admin/drafts/new": { who: "anybody here" },
  "/admin/join/[token]": { who: "everybody", at: "/admin/join/none" },
  "/admin/media": { who: "anybody here" },
  "/admin/media/[hash]": { who: "anybody here", at: `/admin/media/${"0".repeat(64)}` },
  "/admin/authors": { who: "editor" },
  "/admin/authors/[slug]": { who: "editor", at: "/admin/authors/none" },
  "/admin/sections": { who: "editor" },
  "/admin/sections/[slug]": { who: "editor", at: "/admin/sections/none" },
  "/admin/stories": { who: "editor" },
  "/admin/stories/[slug]": { who: "editor", at: "/admin/stories/none" },
  "/admin/topics": { who: "editor" },
  "/admin/topics/[slug]": { who: "editor", at: "/admin/topics/none" },
  "/admin/people": { who: "administrator" },
  "/admin/redirects": { who: "editor" },
  "/admin/captures": { who: "anybody here" },
  "/admin/reports": { who: "editor" },
  "/admin/statements": { who: "editor" },
  "/admin/sources": { who: "editor" },
  "/admin/settings": { who: "administrator" },
  "/admin/sign-in": { who: "everybody" },
  "/admin/sign-in/code": { who: "everybody" },
};

/** By the folder of `actions.ts` and the name of the action. */
export const ACTIONS: Readonly<Record<string, Row>> = {
  "/admin bringBack": { who: "editor", own: true, form: { id: "$draft" } },
  "/admin/account signOut": { who: "everybody" },
  "/admin/account setPassword": { who: "anybody here" },
  "/admin/account endSession": { who: "anybody here", form: { session: "none" } },
  "/admin/account beginSecondFactor": { who: "anybody here" },
  "/admin/account confirmSecondFactor": { who: "anybody here" },
  "/admin/account renewRecoveryCodes": { who: "anybody here" },
  "/admin/account endSecondFactor": { who: "anybody here" },
  "/admin/account/tokens make": { who: "anybody here", fresh: true },
  "/admin/account/tokens revoke": { who: "anybody here", form: { which: "none" } },
  "/admin/articles/[id] withdraw": { who: "editor", at: "/admin/articles/$article" },
  "/admin/articles/[id] publishAgain": { who: "editor", at: "/admin/articles/$article" },
  "/admin/articles/[id] move": { who: "editor", at: "/admin/articles/$article" },
  "/admin/drafts/[id]/history restore": {
    who: "editor",
    own: true,
    at: "/admin/drafts/$draft/history",
    form: { id: "$draft" },
  },
  "/admin/drafts/[id]/publish publishNow": {
    who: "editor",
    at: "/admin/drafts/$draft/publish",
    form: { id: "$draft" },
  },
  "/admin/drafts/[id]/publish publishWhatChanged": {
    who: "editor",
    at: "/admin/drafts/$draft/publish",
    form: { id: "$draft" },
  },
  "/admin/drafts/[id]/publish schedule": {
    who: "editor",
    at: "/admin/drafts/$draft/publish",
    form: { id: "$draft" },
  },
  "/admin/drafts/[id]/publish takeOffSchedule": {
    who: "editor",
    at: "/admin/drafts/$draft/publish",
    form: { id: "$draft" },
  },
  "/admin/drafts/[id]/publish handOver": {
    who: "editor",
    own: true,
    at: "/admin/drafts/$draft/publish",
    form: { id: "$draft" },
  },
  "/admin/drafts/[id]/publish chooseSlug": {
    who: "editor",
    own: true,
    at: "/admin/drafts/$draft/publish",
    form: { id: "$draft" },
  },
  "/admin/drafts/[id]/publish makeLink": {
    who: "editor",
    own: true,
    at: "/admin/drafts/$draft/publish",
    form: { id: "$draft" },
  },
  "/admin/drafts/[id]/publish voidLinks": {
    who: "editor",
    own: true,
    at: "/admin/drafts/$draft/publish",
    form: { id: "$draft" },
  },
  "/admin/drafts/[id]/publish discard": {
    who: "editor",
    own: true,
    at: "/admin/drafts/$draft/publish",
    form: { id: "$draft" },
  },
  "/admin/drafts/[id]/translations begin": {
    who: "editor",
    own: true,
    at: "/admin/drafts/$draft/translations",
    form: { id: "$draft" },
  },
  "/admin/drafts/[id]/translations tie": {
    who: "editor",
    own: true,
    at: "/admin/drafts/$draft/translations",
    form: { id: "$draft" },
  },
  "/admin/drafts/[id]/translations untie": {
    who: "editor",
    own: true,
    at: "/admin/drafts/$draft/translations",
    form: { id: "$draft" },
  },
  "/admin/front order": { who: "editor" },
  "/admin/drafts/[id] save": {
    who: "editor",
    own: true,
    at: "/admin/drafts/$draft",
    form: { id: "$draft", version: "1" },
  },
  "/admin/drafts/new begin": { who: "anybody here" },
  "/admin/join/[token] join": { who: "everybody", at: "/admin/join/none" },
  "/admin/media bringPictures": { who: "anybody here" },
  "/admin/media/[hash] describe": {
    who: "editor",
    at: `/admin/media/${"0".repeat(64)}`,
    form: { picture: "0".repeat(64) },
  },
  "/admin/media/[hash] remove": {
    who: "editor",
    fresh: true,
    at: `/admin/media/${"0".repeat(64)}`,
    form: { picture: "0".repeat(64) },
  },
  "/admin/people invite": { who: "administrator", fresh: true },
  "/admin/people setRole": { who: "administrator", fresh: true },
  "/admin/people reset": { who: "administrator", fresh: true },
  "/admin/people setDoor": { who: "administrator", fresh: true },
  "/names add": { who: "editor", at: "/admin/topics", form: { kind: "topic", name: "None", slug: "" } },
  "/names describe": {
    who: "editor",
    at: "/admin/sections/law",
    form: { kind: "section", which: "law", description: "None" },
  },
  "/names rename": {
    who: "editor",
    at: "/admin/sections/law",
    form: { kind: "section", which: "law", name: "None", slug: "none" },
  },
  "/names merge": {
    who: "editor",
    at: "/admin/sections/law",
    form: { kind: "section", which: "law", into: "surveillance" },
  },
  "/names remove": { who: "editor", at: "/admin/sections/law", form: { kind: "section", which: "law" } },
  "/names order": { who: "editor", at: "/admin/sections", form: { seen: "law", move: "up:law" } },
  "/admin/captures capture": { who: "anybody here", form: { address: "none" } },
  "/admin/captures upload": { who: "anybody here", form: { address: "none" } },
  "/admin/captures show": { who: "editor", form: { hash: "none", shown: "yes" } },
  "/admin/sources describe": { who: "editor", form: { address: "none" } },
  "/admin/sources name": { who: "editor", form: { host: "none" } },
  "/admin/redirects add": { who: "editor" },
  "/admin/redirects addAll": { who: "editor" },
  "/admin/redirects remove": { who: "editor" },
  "/admin/reports decide": { who: "editor", form: { id: "none", decision: "accepted", note: "" } },
  "/admin/statements record": { who: "editor" },
  "/admin/statements correct": { who: "editor" },
  "/admin/statements withdraw": { who: "editor" },
  "/admin/statements mark": { who: "editor" },
  "/admin/statements unmark": { who: "editor" },
  "/admin/settings saveSettings": { who: "administrator" },
  "/admin/sign-in signIn": { who: "everybody" },
  "/admin/sign-in/code giveCode": { who: "everybody" },
};
