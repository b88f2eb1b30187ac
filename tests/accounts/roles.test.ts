import { describe, expect, test } from "vitest";
import { type Action, ALL_ACTIONS, isRole, may, ROLES } from "@/lib/accounts/roles";

/** Every cell: for each role, what it may do to its own · to another's · to nobody's. `y` is yes. */
const table: Record<Action, readonly [writer: string, editor: string, administrator: string]> = {
  "draft-create": ["yyy", "yyy", "yyy"],
  "draft-read": ["y--", "yyy", "yyy"],
  "draft-edit": ["y--", "yyy", "yyy"],
  "draft-review": ["y--", "yyy", "yyy"],
  "draft-discard": ["y--", "yyy", "yyy"],
  "draft-publish": ["---", "yyy", "yyy"],
  "draft-schedule": ["---", "yyy", "yyy"],
  "article-correct": ["---", "yyy", "yyy"],
  "article-withdraw": ["---", "yyy", "yyy"],
  "article-restore": ["---", "yyy", "yyy"],
  "article-move": ["---", "yyy", "yyy"],
  "front-order": ["---", "yyy", "yyy"],
  "report-handle": ["---", "yyy", "yyy"],
  "name-list": ["yyy", "yyy", "yyy"],
  "name-change": ["---", "yyy", "yyy"],
  "media-list": ["yyy", "yyy", "yyy"],
  "media-add": ["yyy", "yyy", "yyy"],
  "media-describe": ["y--", "yyy", "yyy"],
  "media-remove": ["y--", "yyy", "yyy"],
  "redirect-change": ["---", "yyy", "yyy"],
  "statement-change": ["---", "yyy", "yyy"],
  "capture-list": ["yyy", "yyy", "yyy"],
  "capture-add": ["yyy", "yyy", "yyy"],
  "capture-show": ["---", "yyy", "yyy"],
  "source-describe": ["---", "yyy", "yyy"],
  "password-change": ["y--", "y--", "yyy"],
  "session-list": ["y--", "y--", "yyy"],
  "session-end": ["y--", "y--", "yyy"],
  "token-list": ["y--", "y--", "yyy"],
  "token-make": ["y--", "y--", "yyy"],
  "token-revoke": ["y--", "y--", "yyy"],
  "person-list": ["---", "---", "yyy"],
  "person-invite": ["---", "---", "yyy"],
  "person-change": ["---", "---", "yyy"],
  "settings-change": ["---", "---", "yyy"],
  "audit-read": ["---", "---", "yyy"],
  "health-read": ["---", "---", "yyy"],
};

describe("who may do what", () => {
  test("every action has a line in the table", () => {
    expect(Object.keys(table).sort()).toEqual([...ALL_ACTIONS].sort());
  });

  const cells = ALL_ACTIONS.flatMap((action) =>
    ROLES.map((role, column) => ({ action, role, allowed: table[action][column] })),
  );
  test.each(cells)("$role · $action · $allowed", ({ action, role, allowed }) => {
    const found = [{ own: true }, { own: false }, null].map((subject) => may(role, action, subject));
    expect(found.map((yes) => (yes ? "y" : "-")).join("")).toBe(allowed);
  });

  test.each(["", "Writer", "owner", "__proto__", "constructor"])("“%s” is no role", (word) => {
    expect(isRole(word)).toBe(false);
  });
});
