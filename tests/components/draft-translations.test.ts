import { createElement } from "react";
import { describe, expect, test } from "vitest";
import { startState } from "@/components/forms/form-state";
import { DraftTranslations } from "@/components/newsroom/draft-translations";
import { emptyContent } from "@/lib/articles/content";
import type { DraftEdition } from "@/lib/translations/views";
import { aSite } from "./factories";
import { render } from "./render";

const edition: DraftEdition = {
  id: "11111111-2222-4333-8444-555555555555",
  headline: "What nobody is to know yet",
  language: "de",
  state: "changed",
  createdBy: "somebody",
  behindSince: null,
  article: { path: "/2026/03/01/banner", language: "en-GB", headline: "The banner" },
};
const action = async () => startState;

function show(original: DraftEdition, opens: boolean) {
  return render(
    createElement(DraftTranslations, {
      draft: { id: "22222222-2222-4333-8444-555555555555", version: 1, content: emptyContent },
      editions: { original, translations: [] },
      opens: () => opens,
      edits: true,
      newId: "33333333-2222-4333-8444-555555555555",
      site: aSite(),
      actions: { begin: action, tie: action, untie: action },
    }),
  );
}

describe("the original of a translation", () => {
  test("is shown as it is being written to those who may read that", () => {
    const { html, text } = show(edition, true);
    expect(text).toContain("What nobody is to know yetGerman (de) · Changed");
    expect(html).toContain(`href="/admin/drafts/${edition.id}/translations"`);
  });

  test("is shown to everybody else as readers have it", () => {
    const { html, text } = show(edition, false);
    expect(text).toContain("The bannerEnglish (United Kingdom) (en-GB)");
    expect(html).toContain('href="/2026/03/01/banner"');
    expect(html).not.toContain("nobody is to know");
    expect(show({ ...edition, article: null }, false).html).not.toContain("nobody is to know");
  });
});
