import type { NameKind } from "./names/kinds";
import { authorsPath, newsroomPath, sectionsPath, storiesPath, topicsPath } from "./urls";

/** Every address of the newsroom, which editors alone open. */

/** What is being written, by state: where an editor's day begins. */
export const deskPath = newsroomPath;
export const signInPath = `${newsroomPath}/sign-in`;
/** Where the second factor of a sign-in is asked for. */
export const secondFactorPath = `${signInPath}/code`;
export const accountPath = `${newsroomPath}/account`;
export const tokensPath = `${accountPath}/tokens`;
export const peoplePath = `${newsroomPath}/people`;
export const settingsPath = `${newsroomPath}/settings`;
export const auditPath = `${newsroomPath}/audit`;
export const healthPath = `${newsroomPath}/health`;
export const newDraftPath = `${newsroomPath}/drafts/new`;
export const frontDeskPath = `${newsroomPath}/front`;
export const mediaDeskPath = `${newsroomPath}/media`;

/** What readers report to be wrong. */
export const reportsDeskPath = `${newsroomPath}/reports`;

/** The same with some of them: those that were handled (`show`), from a place on. */
export function reportsListPath(asked: Readonly<Partial<Record<"show" | "after", string | null>>>): string {
  return withQuery(reportsDeskPath, asked);
}

/** Where what sources said is kept. */
export const capturesDeskPath = `${newsroomPath}/captures`;

/** The same of one source, from a place on; with `compare`, what changed in that capture. */
export function capturesListPath(
  asked: Readonly<Partial<Record<"address" | "after" | "compare", string | null>>>,
): string {
  return withQuery(capturesDeskPath, asked);
}

/** Where it is recorded who said what. */
export const statementsDeskPath = `${newsroomPath}/statements`;

/** The same with an article, and one of its quotations, to record a statement from; or with one to be corrected; or from before a number. */
export function statementsListPath(
  asked: Readonly<Partial<Record<"article" | "quote" | "correct" | "before", string | null>>>,
): string {
  return withQuery(statementsDeskPath, asked);
}

/** Where addresses that nothing is at are led on from. */
export const redirectsPath = `${newsroomPath}/redirects`;

/** The same with some of them: `show` says which list, `where` is an address that somebody pasted to see where it leads. */
export function redirectsListPath(
  asked: Readonly<Partial<Record<"show" | "q" | "after" | "where", string | null>>>,
): string {
  return withQuery(redirectsPath, asked);
}

/** Where a draft is written. */
export function draftPath(id: string): string {
  return `${newsroomPath}/drafts/${id}`;
}

/** Where the editions of a piece in other languages are looked after. */
export function translationsPath(id: string): string {
  return `${draftPath(id)}/translations`;
}

const NAMES_DESKS = {
  section: `${newsroomPath}${sectionsPath}`,
  topic: `${newsroomPath}${topicsPath}`,
  author: `${newsroomPath}${authorsPath}`,
  story: `${newsroomPath}${storiesPath}`,
} as const satisfies Record<NameKind, string>;

/** Where the sections, topics, authors or running stories are looked after: those that are found by `q`, from a slug on. */
export function namesDeskPath(
  kind: NameKind,
  asked: { readonly q?: string; readonly after?: string } = {},
): string {
  return withQuery(NAMES_DESKS[kind], asked);
}

/**
 * Where one of them is looked after. With `q`, what it could be merged into is looked for; `into` is what was chosen; `left` is the
 * slug whose address has begun to lead here.
 */
export function nameDeskPath(
  kind: NameKind,
  slug: string,
  asked: { readonly q?: string; readonly into?: string; readonly left?: string } = {},
): string {
  return withQuery(`${NAMES_DESKS[kind]}/${encodeURIComponent(slug)}`, asked);
}

/** Where a picture of the library is looked at and described. */
export function pictureDeskPath(hash: string): string {
  return `${mediaDeskPath}/${hash}`;
}

/** Where a draft is sent to readers, or to whoever has it next. */
export function publishDeskPath(id: string): string {
  return `${draftPath(id)}/publish`;
}

/** What a piece cites, what was kept of it, and whether what is quoted stands there, as it is written now. */
export function draftSourcesPath(id: string): string {
  return `${draftPath(id)}/sources`;
}

/** What is known of everything that is cited, from a place on; with `address`, of one source. */
export function sourcesDeskPath(asked: { readonly address?: string; readonly after?: string } = {}): string {
  return withQuery(`${newsroomPath}/sources`, asked);
}

/** All that happened to a piece; with two texts, what became of the one in the other. */
export function historyPath(
  id: string,
  asked: { readonly from?: string; readonly to?: string; readonly after?: string } = {},
): string {
  return withQuery(`${draftPath(id)}/history`, asked);
}

/** What can be done with an article that was published. */
export function articleDeskPath(id: string): string {
  return `${newsroomPath}/articles/${id}`;
}

/** Where somebody without an account reads a draft. The token is a key: no log has it. */
export function previewPath(token: string): string {
  return `${newsroomPath}/preview/${token}`;
}

/** The desk with some of its drafts. */
export function deskListPath(
  asked: Readonly<Partial<Record<NameKind | "state" | "mine" | "q" | "after", string | null>>>,
): string {
  return withQuery(deskPath, asked);
}

function withQuery(path: string, asked: Readonly<Record<string, string | null | undefined>>): string {
  const query = new URLSearchParams(
    Object.entries(asked).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  );
  return query.size === 0 ? path : `${path}?${query}`;
}

/** Where somebody signs in, to go on at `next` afterwards. */
export function signInToGoOn(next: string): string {
  return `${signInPath}?${new URLSearchParams({ next })}`;
}

/** The same where the newsroom wants the password again, although somebody is signed in. */
export function signInAgain(next: string): string {
  return `${signInPath}?${new URLSearchParams({ next, again: "yes" })}`;
}

/** Where to go on after signing in: `next` where it is an address of the newsroom, else the desk. */
export function wayBack(next: string | null | undefined): string {
  return next &&
    /^\/admin(?:\/[\w./~%-]*)?(?:\?[\w.~%&=+-]*)?$/.test(next) &&
    !/\/\.|\/\/|^\/admin\/sign-in/.test(next)
    ? next
    : deskPath;
}

/** The audit log where it is narrowed down, from before an event's number on; `check` follows the whole chain. */
export function auditAddress(
  query: Readonly<
    Partial<Record<"person" | "action" | "object" | "day" | "before" | "check", string | undefined>>
  >,
): string {
  const given = Object.entries(query).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return given.length === 0 ? auditPath : `${auditPath}?${new URLSearchParams(given)}`;
}

/** Below it is the API, in its first version, of which nothing that a program relies on changes. */
export const apiPath = "/api/v1";
/** What the API can be asked, as OpenAPI says it. */
export const apiDescriptionPath = `${apiPath}/openapi.json`;

/** Where the API has a draft. */
export function apiDraftPath(id: string): string {
  return `${apiPath}/drafts/${id}`;
}
