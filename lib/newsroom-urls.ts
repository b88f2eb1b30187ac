import { newsroomPath } from "./urls";

/** Every address of the newsroom, which editors alone open. */

/** What is being written, by state: where an editor's day begins. */
export const deskPath = newsroomPath;
export const signInPath = `${newsroomPath}/sign-in`;
/** Where the second factor of a sign-in is asked for. */
export const secondFactorPath = `${signInPath}/code`;
export const accountPath = `${newsroomPath}/account`;
export const peoplePath = `${newsroomPath}/people`;
export const settingsPath = `${newsroomPath}/settings`;
export const auditPath = `${newsroomPath}/audit`;
export const healthPath = `${newsroomPath}/health`;
export const newDraftPath = `${newsroomPath}/drafts/new`;
export const frontDeskPath = `${newsroomPath}/front`;
export const mediaDeskPath = `${newsroomPath}/media`;
export const sectionsDeskPath = `${newsroomPath}/sections`;
export const topicsDeskPath = `${newsroomPath}/topics`;
export const authorsDeskPath = `${newsroomPath}/authors`;
export const storiesDeskPath = `${newsroomPath}/stories`;
export const redirectsDeskPath = `${newsroomPath}/redirects`;

/** Where a draft is written. */
export function draftPath(id: string): string {
  return `${newsroomPath}/drafts/${id}`;
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
