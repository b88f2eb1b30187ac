import { afterEach, describe, expect, it } from "vitest";
import { Renderer } from "@/lib/markdown/renderer";
import { PATHOLOGICAL } from "./pathological-inputs";
import { renderOptions } from "./render-options";

const LARGE = "*a* [b](/c) `d` ".repeat(30_000);
const NEXT = { ok: true, value: { html: "<p>Next.</p>" } };

function limits(milliseconds: number, memoryMegabytes: number) {
  return { milliseconds, wallMilliseconds: 60_000, memoryMegabytes };
}

describe("the renderer", () => {
  let renderer = new Renderer();
  afterEach(() => renderer.close());

  it("refuses a document that takes too long, and serves the next", async () => {
    renderer = new Renderer(limits(50, 256));
    const slow = renderer.render(LARGE, renderOptions());
    const next = renderer.render("Next.", renderOptions());

    expect(await slow).toMatchObject({ ok: false, problems: [{ code: "render-too-slow", at: "body" }] });
    expect(await next).toMatchObject(NEXT);
  });

  it("refuses a document that takes too much memory, and serves the next", async () => {
    renderer = new Renderer(limits(60_000, 96));
    const greedy = renderer.render(LARGE, renderOptions());
    const next = renderer.render("Next.", renderOptions());

    expect(await greedy).toMatchObject({ ok: false, problems: [{ code: "render-out-of-memory" }] });
    expect(await next).toMatchObject(NEXT);
  });

  it("counts the time of each document from when it begins with it, not from when it was asked for", async () => {
    renderer = new Renderer(limits(1_500, 256));
    const document = PATHOLOGICAL["many loose list items"]?.(500) ?? "";
    const outcomes = await Promise.all(
      Array.from({ length: 30 }, () => renderer.render(document, renderOptions())),
    );

    expect(outcomes.filter((outcome) => !outcome.ok)).toEqual([]);
  });

  it("does not call a document slow because the thread that waits for it was busy", async () => {
    renderer = new Renderer(limits(200, 256));
    await renderer.render("Warm.", renderOptions());
    const waiting = renderer.render("Next.", renderOptions());
    await new Promise((resolve) => setImmediate(resolve));
    const until = performance.now() + 400;
    while (performance.now() < until) Math.sqrt(2);

    expect(await waiting).toMatchObject(NEXT);
  });

  it("does not call a document slow because the machine was busy with other things", async () => {
    const document = (PATHOLOGICAL["many loose list items"]?.(500) ?? "").repeat(4);
    // One process gets all the time that passes, the other hardly any.
    const served = new Renderer(limits(50, 256), () => performance.now());
    renderer = new Renderer(limits(50, 256), () => 0);

    expect(await served.render(document, renderOptions())).toMatchObject({ ok: false });
    expect(await renderer.render(document, renderOptions())).toMatchObject({ ok: true });
    await served.close();
  });

  it("refuses a document after all that nothing else explains", async () => {
    renderer = new Renderer({ milliseconds: 50, wallMilliseconds: 200, memoryMegabytes: 256 }, () => 0);
    const slow = renderer.render(LARGE, renderOptions());

    expect(await slow).toMatchObject({ ok: false, problems: [{ code: "render-too-slow" }] });
  });

  it("answers concurrent calls in their order, each with its own result", async () => {
    renderer = new Renderer();
    const order: number[] = [];
    const outcomes = await Promise.all(
      Array.from({ length: 40 }, async (_, index) => {
        const outcome = await renderer.render(
          `Number ${index}[^1]\n\n[^1]: n`,
          renderOptions({ idPrefix: `n${index}-` }),
        );
        order.push(index);
        return outcome;
      }),
    );

    expect(order).toEqual(Array.from({ length: 40 }, (_, index) => index));
    for (const [index, outcome] of outcomes.entries()) {
      expect(outcome).toMatchObject({ ok: true, value: { text: `Number ${index}\n\nn` } });
      if (outcome.ok) expect(outcome.value.html).toContain(`id="n${index}-note-1"`);
    }
  });

  it("finishes what was asked for before it closes, and opens again", async () => {
    renderer = new Renderer();
    const pending = renderer.render("Next.", renderOptions());
    await renderer.close();

    expect(await pending).toMatchObject(NEXT);
    expect(await renderer.render("Next.", renderOptions())).toMatchObject(NEXT);
  });

  it("can be started before there is a document, as often as one likes", async () => {
    renderer = new Renderer();
    renderer.warm();
    renderer.warm();
    expect(await renderer.render("Next.", renderOptions())).toMatchObject(NEXT);
  });

  it("refuses a source over the limit without sending all of it to the worker", async () => {
    renderer = new Renderer();
    const outcome = await renderer.render("a".repeat(5_000_000), renderOptions());
    expect(outcome).toMatchObject({ ok: false, problems: [{ code: "source-too-long" }] });
  });
});
