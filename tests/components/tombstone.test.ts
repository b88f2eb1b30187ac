import { createElement } from "react";
import { describe, expect, it } from "vitest";
import { Tombstone } from "@/components/article/tombstone";
import { readSpan, type SpanParams } from "@/lib/articles/archive-span";
import type { TombstoneView } from "@/lib/articles/views";
import { aSite, aTombstone } from "./factories";
import { render } from "./render";

function show(changes: Partial<TombstoneView> = {}, around: SpanParams | null = null) {
  const span = around && readSpan(around, "Europe/London");
  return render(createElement(Tombstone, { tombstone: aTombstone(changes), site: aSite(), around: span }));
}

const order = { kind: "legal", headline: null, authority: "https://court.example/orders/12" } as const;

describe("a tombstone", () => {
  it("says what stood there, when and why it went, and its hash", () => {
    const { text } = show();
    for (const words of [
      "Withdrawn Messaging giant says it keeps no chats",
      "Published 2 January 2018, 11:40 GMT",
      "Withdrawn 9 January 2018, 16:20 GMT",
      "The documents that it rests on were forged.",
      "3f9a1c2e7b60d458".repeat(4),
    ])
      expect(text).toContain(words);
  });

  it("names the authority of an order, and no headline that may not be read", () => {
    const { html, text } = show(order);
    expect(html).toContain('<a href="https://court.example/orders/12" rel="external nofollow noreferrer"');
    expect(html).toContain('<h1 class="headline">This article had to be removed</h1>');
    expect(text).not.toContain("Messaging giant");
  });

  it("shows a headline in its own language", () => {
    expect(show({ language: "zh-Hans", headline: "微信" }).html).toContain(
      '<h1 class="headline" lang="zh-Hans" dir="ltr">微信</h1>',
    );
  });

  it("does without a headline that the newsroom would not keep", () => {
    expect(show({ headline: null }).text).toContain("This article was withdrawn");
  });

  it("shows whatever was given as the reason as text", () => {
    expect(show({ reason: "<script>alert(1)</script>" }).html).toContain(
      "&lt;script&gt;alert(1)&lt;/script&gt;",
    );
  });

  it.each([
    [{ year: "2018", month: "01", day: "02" }, "/2018/01/02", "2 January 2018"],
    [{ year: "2018", month: "01" }, "/2018/01", "January 2018"],
    [{ year: "2018" }, "/2018", "2018"],
  ])("leads on to what there is around it: %j", (span, href, name) => {
    expect(show({}, span).html).toContain(`<a href="${href}">What else there is of ${name}</a>`);
  });

  it("leads on to the archive where nothing is around it, and always to the search", () => {
    expect(show().html).toContain('<a href="/archive">The archive</a>');
    expect(show().html).toContain('<a href="/search">search</a>');
  });
});
