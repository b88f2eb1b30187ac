import { createElement } from "react";
import { describe, expect, it } from "vitest";
import { EmptyDesk } from "@/components/newsroom/empty-desk";
import { render } from "../components/render";

const everything = { q: "", state: null, section: null, bearing: null, mine: false };
const nothingDone = { named: false, invited: false, guarded: false };

describe("a desk with nothing to list", () => {
  it("tells an administrator what comes first, and which of it is done", () => {
    const { text, html } = render(
      createElement(EmptyDesk, { scope: everything, steps: { ...nothingDone, named: true } }),
    );
    expect(text).toMatch(/^What comes first Give the publication its name: .*? Done Set up a second factor:/);
    expect(text.match(/Done/g)).toHaveLength(1);
    expect([...html.matchAll(/href="([^"]+)"/g)].map(([, href]) => href)).toEqual([
      "/admin/settings",
      "/admin/account",
      "/admin/people",
      "/admin/drafts/new",
    ]);
  });

  it("leads everybody else to a draft", () => {
    const { html } = render(createElement(EmptyDesk, { scope: everything, steps: null }));
    expect(html).toContain('<a href="/admin/drafts/new">Begin a draft</a>');
    expect(html).not.toContain("/admin/settings");
  });

  it.each([
    { q: "word" },
    { state: "live" as const },
    { section: "law" },
    { bearing: { kind: "topic" as const, slug: "keys", name: "Keys" } },
    { mine: true },
  ])("that was narrowed by %j leads back to everything", (narrowed) => {
    const scope = { ...everything, ...narrowed };
    const { text } = render(createElement(EmptyDesk, { scope, steps: nothingDone }));
    expect(text).toBe("Nothing here is like that. Look at everything.");
  });
});
