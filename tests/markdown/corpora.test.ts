import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { closeRenderer, renderBody } from "@/lib/markdown/render-body";
import { dangersIn } from "./dangers-in";
import { renderOptions } from "./render-options";
import { throughTheAllowList } from "./through-the-allow-list";

const corpora = process.env.CORPORA;
if (!corpora) console.log("Skipped: the corpora of attacks and real documents; set CORPORA to their folder.");

describe.skipIf(!corpora)("documents that none of us wrote", { timeout: 600_000 }, () => {
  const folder = corpora ?? "";
  afterAll(closeRenderer);

  it("attacks in the body, in addresses, in notes and in directives act on no reader", async () => {
    const payloads = readFileSync(join(folder, "xss-payloads.txt"), "utf8")
      .split("\n")
      .filter((line) => line !== "");
    const found: string[] = [];
    let refused = 0;
    // Bare; as the address of links and images; in a note, a directive and a definition.
    const forms: ((payload: string) => string)[] = [
      (payload) => payload,
      (payload) => `[a](${payload}) ![b](${payload}) [c](<${payload}>)\n\n<${payload}>`,
      (payload) => `a[^1] :lang[${payload}]{tag=de}\n\n[^1]: ${payload}\n\n[d]: ${payload}\n\n[d] ![d]`,
    ];
    for (const payload of payloads) {
      for (const form of forms) {
        const rendered = await renderBody(form(payload), renderOptions());
        if (rendered.ok)
          found.push(...dangersIn(rendered.value.html).map((danger) => `${payload} → ${danger}`));
        else refused++;
      }
    }
    console.log(
      `Attacks: ${payloads.length} payloads in ${forms.length} forms, ${found.length} dangers, ${refused} refused`,
    );
    expect(payloads.length).toBeGreaterThan(6_000);
    expect(found).toEqual([]);
    expect(refused).toBe(0);
  });

  it("attacks as plain HTML do not pass the allow-list", () => {
    const payloads = readFileSync(join(folder, "xss-payloads.txt"), "utf8").split("\n");
    const found = payloads.flatMap((payload) => dangersIn(throughTheAllowList(payload)));
    console.log(`Attacks as plain HTML: ${payloads.length} payloads, ${found.length} dangers`);
    expect(found).toEqual([]);
  });

  it.each(["markdown-rust-blog", "markdown-digitalgov"])(
    "every document of %s is rendered, and safely",
    async (name) => {
      const unpacked = mkdtempSync(join(tmpdir(), "standfirst-corpus-"));
      try {
        execFileSync("tar", ["-xJf", join(folder, `${name}.tar.xz`), "-C", unpacked]);
        const files = readdirSync(unpacked, { recursive: true, encoding: "utf8" }).filter((file) =>
          file.endsWith(".md"),
        );
        const problems: string[] = [];
        const times: number[] = [];
        for (const file of files) {
          const source = withoutFrontMatter(readFileSync(join(unpacked, file), "utf8"));
          const begun = performance.now();
          const rendered = await renderBody(source, renderOptions());
          times.push(performance.now() - begun);
          if (!rendered.ok) problems.push(`${file}: ${rendered.problems[0].message}`);
          else problems.push(...dangersIn(rendered.value.html).map((danger) => `${file}: ${danger}`));
        }
        const sorted = times.toSorted((one, other) => one - other);
        const at = (share: number) => Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0);
        console.log(`${name}: ${files.length} documents, ms p50 ${at(0.5)}, p99 ${at(0.99)}, max ${at(1)}`);
        expect(files.length).toBeGreaterThan(500);
        expect(problems).toEqual([]);
      } finally {
        rmSync(unpacked, { recursive: true });
      }
    },
  );
});

function withoutFrontMatter(source: string): string {
  return source.replace(/^(---|\+\+\+)\r?\n[\s\S]*?\r?\n\1\r?\n/, "");
}
