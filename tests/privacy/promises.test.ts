import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { createElement } from "react";
import { describe, expect, test } from "vitest";
import { Privacy } from "@/components/site/privacy";
import { claimsOf, foundNothing } from "@/lib/privacy/measured";
import { counterNames, counters, type Measured, measuredSchema } from "@/lib/privacy/measured-schema";
import { promises } from "@/lib/privacy/promises";
import { projectFolder } from "@/lib/project-folder";
import type { ContactsView } from "@/lib/site/views";
import { aSite } from "../components/factories";
import { render } from "../components/render";

const visit = { path: "/2018/01/02/no-chats", html: 7_040, styles: 6_900, fonts: 79_512, scripts: 0 };

function aMeasured(found: Measured["kinds"][number]["found"] = {}): Measured {
  const kinds = [
    { kind: "the front page", pages: 1, found: {} },
    { kind: "an article", pages: 33, found },
  ];
  return { measuredOn: "2026-11-24", visit, kinds };
}

function show(measured = aMeasured(), contacts: Partial<ContactsView> = {}) {
  return render(
    createElement(Privacy, {
      site: aSite(),
      siteUrl: "https://wiretap.example",
      contacts: { contact: null, securityPolicy: null, ...contacts },
      measured,
    }),
  );
}

/** Every test in the source that bears an id: its id, its file and its name. */
function testsWithIds(): [string, { file: string; test: string }][] {
  const files = readdirSync(path.join(projectFolder, "tests"), { recursive: true, encoding: "utf8" });
  return files
    .filter((name) => /\.(?:test|spec)\.ts$/.test(name))
    .flatMap((name) => {
      const file = `tests/${name}`;
      const text = readFileSync(path.join(projectFolder, file), "utf8");
      const named = text.matchAll(/^ *test\(\s*"(P\d+[a-z]?): ([^"]+)"/gm);
      return [...named].map(([, id = "", words = ""]): [string, { file: string; test: string }] => [
        id,
        { file, test: words },
      ]);
    });
}

describe("the page about privacy", () => {
  test("P8: every promise on the page has its test", () => {
    const tests = testsWithIds();
    expect(new Set(tests.map(([id]) => id)).size).toBe(tests.length);
    expect(Object.fromEntries(tests)).toEqual(promises);
    const { html } = show();
    const named = [...html.matchAll(/<a href="#test-(\w+)"/g)].map(([, id]) => id);
    expect(new Set(named)).toEqual(new Set(Object.keys(promises)));
    for (const [id, { test: words, file }] of Object.entries(promises)) {
      expect(html).toContain(`id="test-${id}"`);
      expect(html).toContain(`${words} <code>${file}</code>`);
    }
  });

  test("promises nothing without a test: each item of its first list ends with one", () => {
    const [, list = ""] = /<ul>(.*?)<\/ul>/s.exec(show().html) ?? [];
    const items = list.split("</li>").filter((item) => item !== "");
    expect(items.length).toBeGreaterThanOrEqual(7);
    for (const item of items) expect(item).toMatch(/<\/a><\/sup>$/);
  });

  test("shows what was measured: how many pages, of which kinds, when, and how heavy a visit is", () => {
    const { text, html } = show();
    expect(text).toContain("34 pages of 2 kinds");
    expect(text).toContain("24 November 2026");
    expect(text).toContain("13.9 KB for the page and its styles, 79.5 KB for its letters, and 0.0 KB");
    expect(html).toContain('<td>an article</td><td class="align-right">33</td><td>Nothing</td>');
    for (const words of Object.values(counters)) expect(text).toContain(words);
  });

  test("shows what was found, where there was anything", () => {
    expect(show(aMeasured({ cookies: 2, embeds: 1 })).html).toContain(
      "<td>2 cookies; 1 frames and embedded players</td>",
    );
  });

  test.each([
    [null, false],
    ["desk@wiretap.example", 'href="mailto:desk@wiretap.example"'],
    ["https://wiretap.example/contact", 'href="https://wiretap.example/contact"'],
  ])("says whom to write to where the contact is %s", (contact, link) => {
    const { html } = show(aMeasured(), { contact });
    if (link === false) expect(html).not.toContain("Write to");
    else expect(html).toContain(link);
  });
});

describe("the masthead's line", () => {
  test("claims none of anything where none was counted", () => {
    expect(claimsOf(aMeasured())).toEqual(["0 scripts", "0 cookies", "0 trackers"]);
  });

  test.each([
    ["scripts", ["2 scripts", "0 cookies", "0 trackers"]],
    ["handlers", ["2 scripts", "0 cookies", "0 trackers"]],
    ["cookies", ["0 scripts", "2 cookies", "0 trackers"]],
    ["storage", ["0 scripts", "2 cookies", "0 trackers"]],
    ["otherHosts", ["0 scripts", "0 cookies", "2 trackers"]],
    ["hints", ["0 scripts", "0 cookies", "2 trackers"]],
    ["beacons", ["0 scripts", "0 cookies", "2 trackers"]],
    ["referrers", ["0 scripts", "0 cookies", "2 trackers"]],
    ["embeds", ["0 scripts", "0 cookies", "2 trackers"]],
  ])("says so where %s were counted", (counter, claims) => {
    expect(claimsOf(aMeasured({ [counter]: 2 }))).toEqual(claims);
  });

  test("and the footer's sentence stand only where nothing was found", () => {
    expect(foundNothing(aMeasured())).toBe(true);
    expect(foundNothing(aMeasured({ violations: 1 }))).toBe(false);
  });

  test("says one of one", () => {
    expect(claimsOf(aMeasured({ cookies: 1 }))[1]).toBe("1 cookie");
  });
});

describe("the file of what was measured", () => {
  test.each([
    ["a counter that there is none of", { found: { spies: 1 } }],
    ["a count of nothing, which is not written", { found: { cookies: 0 } }],
    ["a kind without pages", { pages: 0 }],
  ])("is refused with %s", (_what, changes) => {
    const { kinds, ...rest } = aMeasured();
    expect(measuredSchema.safeParse({ ...rest, kinds }).success).toBe(true);
    expect(
      measuredSchema.safeParse({ ...rest, kinds: kinds.map((kind) => ({ ...kind, ...changes })) }).success,
    ).toBe(false);
  });

  test("counts nothing that has no words", () => {
    expect(Object.keys(counters)).toEqual(counterNames);
  });
});
