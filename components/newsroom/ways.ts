import type { Action } from "@/lib/accounts/roles";
import { may, type Role } from "@/lib/accounts/roles";
import {
  accountPath,
  auditPath,
  capturesDeskPath,
  deskPath,
  frontDeskPath,
  healthPath,
  mediaDeskPath,
  namesDeskPath,
  newDraftPath,
  peoplePath,
  redirectsPath,
  reportsDeskPath,
  settingsPath,
  sourcesDeskPath,
  statementsDeskPath,
} from "@/lib/newsroom-urls";

/** A place of the newsroom, as its bar names it. */
export interface Way {
  readonly href: string;
  readonly text: string;
  /** What somebody has to be allowed to find anything there; null for everybody. */
  readonly action: Action | null;
  /** The key that leads there after `g`. */
  readonly key: string;
}

/** In the order of the bar: the work, what it hangs on, the house. */
export const WAYS: readonly Way[] = [
  { href: deskPath, text: "Desk", action: null, key: "d" },
  { href: newDraftPath, text: "New", action: "draft-create", key: "n" },
  { href: frontDeskPath, text: "Front", action: "front-order", key: "f" },
  { href: reportsDeskPath, text: "Reports", action: "report-handle", key: "o" },
  { href: mediaDeskPath, text: "Media", action: "media-list", key: "m" },
  { href: namesDeskPath("section"), text: "Sections", action: "name-change", key: "c" },
  { href: namesDeskPath("topic"), text: "Topics", action: "name-change", key: "t" },
  { href: namesDeskPath("story"), text: "Stories", action: "name-change", key: "r" },
  { href: namesDeskPath("author"), text: "Authors", action: "name-change", key: "b" },
  { href: sourcesDeskPath(), text: "Sources", action: "source-describe", key: "u" },
  { href: capturesDeskPath, text: "Captures", action: "capture-list", key: "k" },
  { href: statementsDeskPath, text: "Statements", action: "statement-change", key: "w" },
  { href: redirectsPath, text: "Redirects", action: "redirect-change", key: "e" },
  { href: peoplePath, text: "People", action: "person-list", key: "p" },
  { href: settingsPath, text: "Settings", action: "settings-change", key: "s" },
  { href: auditPath, text: "Audit", action: "audit-read", key: "l" },
  { href: healthPath, text: "Health", action: "health-read", key: "h" },
  { href: accountPath, text: "Account", action: null, key: "a" },
];

/** Where somebody with this role has something to do. */
export function waysFor(role: Role): readonly Way[] {
  return WAYS.filter(({ action }) => action === null || may(role, action));
}
