import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { openDatabase } from "@/lib/database/open";
import { whenReleased } from "../support/database-template";
import { runStandfirst } from "../support/run-standfirst";

test("the operator checks the log of who did what, and is told where somebody changed it", {
  timeout: 180_000,
}, async () => {
  const dataDir = await mkdtemp(path.join(tmpdir(), "standfirst-audit-"));
  const run = (...args: string[]) => runStandfirst(args, { DATA_DIR: dataDir });
  try {
    expect(await run("audit", "verify")).toMatchObject({ status: 0, stdout: "The audit log is empty.\n" });
    for (const tagline of ["One", "Two"]) await run("site", "set", "--tagline", tagline);
    const whole = await run("audit", "verify");
    expect(whole).toMatchObject({ status: 0, stderr: "" });
    expect(whole.stdout).toMatch(
      /^The audit log is whole: 2 events, the last with the sha256 [0-9a-f]{64}\./,
    );
    const { client, close } = await openDatabase({ databaseUrl: null, dataDir });
    await client.$executeRawUnsafe("ALTER TABLE audit_event DISABLE TRIGGER audit_is_append_only");
    await client.$executeRawUnsafe("UPDATE audit_event SET actor = 'nobody' WHERE number = 2");
    await close();
    const changed = await run("audit", "verify");
    expect(changed).toMatchObject({ status: 1, stdout: "" });
    expect(changed.stderr).toContain("event 2 is not what was written");
  } finally {
    await whenReleased(dataDir);
    await rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
});
