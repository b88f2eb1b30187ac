import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { serve } from "../fetching/local-servers";
import { whenReleased } from "../support/database-template";
import { runStandfirst } from "../support/run-standfirst";

test("the operator keeps what sources say, those of an article, and a file", {
  timeout: 240_000,
}, async () => {
  const dataDir = await mkdtemp(path.join(tmpdir(), "standfirst-capture-"));
  const server = await serve((request, answer) => {
    if (request.url === "/gone") answer.writeHead(410).end();
    else answer.setHeader("content-type", "text/html").end("<p>The ministry denies it.</p>");
  });
  const at = (name: string) => `http://127.0.0.1:${server.port}/${name}`;
  const run = (...args: string[]) =>
    runStandfirst(args, { DATA_DIR: dataDir, FETCH_ALLOWED_ADDRESSES: `127.0.0.1:${server.port}` });
  try {
    const kept = await run("capture", at("denial"), at("gone"), "http://localhost/");
    expect(kept.status).toBe(1);
    expect(kept.stdout).toMatch(new RegExp(`^[0-9a-f]{64} ${at("denial")}\n$`));
    expect(kept.stderr).toContain(`${at("gone")} was not kept.\naddress: The answer was 410 (gone)`);
    expect(kept.stderr).toContain("“localhost” is a name of a private network");

    const report = path.join(dataDir, "report.md");
    const body = `It was [denied](${at("denial")}) and [denied again](${at("again")}?utm_source=x).`;
    await writeFile(report, `---\ntitle: Denied\ndate: 2026-03-04T05:06:07Z\nslug: denied\n---\n${body}\n`);
    expect(await run("import", report, "--publish")).toMatchObject({ status: 0 });
    const cited = await run("capture", "--article", "/2026/03/04/denied");
    expect(cited).toMatchObject({ status: 0, stderr: "" });
    expect(cited.stdout.split("\n").map((line) => line.slice(65))).toEqual([
      `${at("denial")} (as the time before)`,
      at("again"),
      "",
    ]);

    expect(await run("capture", at("denial"), "--file", report)).toMatchObject({ status: 0, stderr: "" });
    for (const wrong of [
      ["capture"],
      ["capture", at("a"), at("b"), "--file", report],
      ["capture", at("a"), "--file", "none"],
    ])
      expect((await run(...wrong)).status).toBe(1);
  } finally {
    await server.close();
    await whenReleased(dataDir);
    await rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
});
