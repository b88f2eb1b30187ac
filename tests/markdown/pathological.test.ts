import { afterAll, describe, expect, it } from "vitest";
import { LIMITS } from "@/lib/markdown/limits";
import { closeRenderer, renderBody } from "@/lib/markdown/render-body";
import { dangersIn } from "./dangers-in";
import { PATHOLOGICAL } from "./pathological-inputs";
import { renderOptions } from "./render-options";

const REFUSALS = [
  "source-too-long",
  "nesting-too-deep",
  "table-too-large",
  "output-too-large",
  "render-too-slow",
  "render-out-of-memory",
  "directive-attribute-unknown",
  "directive-not-closed",
];

describe("hostile documents of 5,000 parts are rendered or refused, and the next document is served", () => {
  afterAll(closeRenderer);

  it.each(Object.entries(PATHOLOGICAL))("%s", async (_, build) => {
    const source = build(5_000);
    const rendered = await renderBody(source, renderOptions());

    if (rendered.ok) expect(rendered.value.html.length).toBeLessThanOrEqual(LIMITS.outputLength);
    else expect(REFUSALS).toContain(rendered.problems[0].code);
    expect(await renderBody("Next.", renderOptions())).toMatchObject({
      ok: true,
      value: { html: "<p>Next.</p>" },
    });
  });
});

describe("hostile documents of 40 parts are rendered, and safely", () => {
  it.each(Object.entries(PATHOLOGICAL))("%s", async (_, build) => {
    const rendered = await renderBody(build(40), renderOptions());

    if (rendered.ok) expect(dangersIn(rendered.value.html)).toEqual([]);
    else
      expect(["directive-attribute-unknown", "directive-not-closed", "nesting-too-deep"]).toContain(
        rendered.problems[0].code,
      );
  });
});
