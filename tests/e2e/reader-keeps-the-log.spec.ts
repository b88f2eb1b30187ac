import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { hashByHand } from "../log/canonical-by-hand";
import { runStandfirst } from "../support/run-standfirst";
import { ask } from "./ask";
import { expect, test } from "./site";

test.use({ siteOf: "log" });

const LOG = "/.well-known/standfirst/log";
const REPORT = "A report to be kept\n\nIt is short\n\nThis is all that it says, and it says it once.\n";

test("a reader keeps the log’s head, and a byte that is changed afterwards is found", async ({
  site,
  dataDir,
}) => {
  const folder = await mkdtemp(path.join(tmpdir(), "standfirst-kept-"));
  try {
    const verify = (...more: string[]) => runStandfirst(["verify", ...more], { DATA_DIR: dataDir });
    const answer = await ask(site.origin, LOG);
    expect(answer.headers["content-type"]).toBe("application/json");
    const head = JSON.parse(answer.body);
    expect(head.number).toBeGreaterThan(24);

    // Whoever has a program for sha256 and RFC 8785 comes from the first entry to the head.
    let previous: string | null = null;
    let number = 0;
    for (let next: string | null = head.entries; next !== null; ) {
      const page = JSON.parse((await ask(site.origin, next)).body);
      for (const entry of page.entries) {
        expect([entry.number, entry.previous]).toEqual([number + 1, previous]);
        number = entry.number;
        previous = hashByHand(entry);
      }
      next = page.next;
    }
    expect([number, previous]).toEqual([head.number, head.hash]);
    await expectByCommonTools(site.origin, head.hash);

    // An article's own page names a revision that the log tells of.
    const { body } = await ask(site.origin, `${LOG}/1`);
    const twin = (await ask(site.origin, "/2018/01/02/wechat-keeps-nothing/article.json")).body;
    const revision = /"sha256": ?"([0-9a-f]{64})"/.exec(twin)?.[1] ?? "none";
    expect(body).toContain(revision);

    const kept = path.join(folder, "head.json");
    await writeFile(kept, answer.body);
    const report = path.join(folder, "report.txt");
    await writeFile(report, REPORT);
    expect(
      await runStandfirst(["import", report, "--publish", "--date", "2026-01-02"], { DATA_DIR: dataDir }),
    ).toMatchObject({ status: 0 });
    // The next request has the new head.
    expect(JSON.parse((await ask(site.origin, LOG)).body).number).toBe(head.number + 1);

    const good = await verify("--against", kept);
    expect(good).toMatchObject({ status: 0, stderr: "" });
    expect(good.stdout).toContain(`the last as entry ${head.number}`);
    expect(good.stdout).toContain("Everything fits");

    const revisions = path.join(dataDir, "objects/revisions");
    const [name = ""] = (await readdir(revisions, { recursive: true })).filter((file) =>
      file.endsWith(".json"),
    );
    const bytes = await readFile(path.join(revisions, name));
    bytes[40] = (bytes[40] ?? 0) ^ 1;
    await writeFile(path.join(revisions, name), bytes);
    const bad = await verify();
    expect(bad.status).toBe(1);
    expect(bad.stderr).toContain(`The object revisions/${name} is damaged`);
    const told = JSON.parse((await verify("--json", "--all")).stdout);
    expect(told).toMatchObject({ whole: false, flaws: [{ code: "object-damaged" }] });

    const fetched = await runStandfirst(["verify", "--against", `${site.origin}${LOG}`], {
      DATA_DIR: dataDir,
      FETCH_ALLOWED_ADDRESSES: new URL(site.origin).host,
    });
    expect(fetched.stdout).toContain(`the last as entry ${head.number + 1}`);
    // The site is not of the open web, and nobody has said that it may be asked all the same.
    const refused = await verify("--against", `${site.origin}${LOG}`);
    expect(refused).toMatchObject({ status: 1, stdout: "" });
    expect(refused.stderr).toContain("127.0.0.1");

    await writeFile(kept, `${head.number} ${"0".repeat(64)}\n`);
    const other = await verify("--against", kept);
    expect(other.status).toBe(1);
    expect(other.stderr).toContain(`Entry ${head.number} of this log is not the one that was kept`);
    expect(other.stderr).toContain(`found    ${head.hash}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test("what is no part of the log is not there", async ({ site }) => {
  for (const part of ["0", "2", "1001", "01", "1.0", "-1", "one", "99999999999"]) {
    expect((await ask(site.origin, `${LOG}/${part}`)).status, part).toBe(404);
  }
});

/** The recipe of ARCHITECTURE.md, as anybody would type it. */
async function expectByCommonTools(origin: string, head: string): Promise<void> {
  const recipe = `
    page=${LOG}/1 previous=null
    while [ "$page" != null ]; do
      curl -sm 10 "${origin}$page" > page.json
      while read -r entry; do
        [ "$(jq -r .previous <<< "$entry")" = "$previous" ] || echo "broken at $entry"
        previous=$(printf %s "$entry" | sha256sum | cut -d ' ' -f 1)
      done < <(jq -cS '.entries[]' page.json)
      page=$(jq -r .next page.json)
    done
    echo "$previous"`;
  const folder = await mkdtemp(path.join(tmpdir(), "standfirst-recipe-"));
  const { stdout } = await promisify(execFile)("bash", ["-c", recipe], { cwd: folder });
  await rm(folder, { recursive: true });
  expect(stdout).toBe(`${head}\n`);
}
