import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { readSecret } from "@/lib/accounts/secret";
import { OperatorError } from "@/lib/operator-error";

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), "standfirst-secret-"));
  return () => rm(dataDir, { recursive: true, force: true });
});

describe("the newsroom's secret", () => {
  test("is made once, of 256 random bits, for the owner's eyes alone", async () => {
    const secret = await readSecret({ given: null, dataDir });
    expect(secret).toMatch(/^[0-9a-f]{64}$/);
    expect(await readSecret({ given: null, dataDir })).toBe(secret);
    expect((await stat(path.join(dataDir, "auth-secret"))).mode & 0o777).toBe(0o600);
    expect(await readdir(dataDir)).toEqual(["auth-secret"]);
  });

  test("is one, when several programs start together", async () => {
    const secrets = await Promise.all(Array.from({ length: 8 }, () => readSecret({ given: null, dataDir })));
    expect(new Set(secrets).size).toBe(1);
  });

  test("is another in another folder", async () => {
    const other = path.join(dataDir, "other");
    expect(await readSecret({ given: null, dataDir: other })).not.toBe(
      await readSecret({ given: null, dataDir }),
    );
  });

  test("is closed again where others could read it", async () => {
    await readSecret({ given: null, dataDir });
    await chmod(path.join(dataDir, "auth-secret"), 0o644);
    await readSecret({ given: null, dataDir });
    expect((await stat(path.join(dataDir, "auth-secret"))).mode & 0o777).toBe(0o600);
  });

  test("of the environment comes first, and is written nowhere", async () => {
    const given = "a secret of thirty-two characters";
    expect(await readSecret({ given, dataDir })).toBe(given);
    expect(await readdir(dataDir)).toEqual([]);
  });

  test.each(["", "short", "0".repeat(63)])(
    "that was damaged (“%s”) is neither used nor replaced, nor shown",
    async (text) => {
      const file = path.join(dataDir, "auth-secret");
      await writeFile(file, text);
      await expect(readSecret({ given: null, dataDir })).rejects.toThrow(OperatorError);
      expect(await readFile(file, "utf8")).toBe(text);
    },
  );
});
