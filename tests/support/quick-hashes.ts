import type { Options } from "@node-rs/argon2";
import { vi } from "vitest";

/**
 * Most of the time in which tests sign people in would go into making the hash of a password dear, which is what it is for. Here each
 * is argon2id of little memory and one pass, and bears the parameters that were asked for. What a hash costs is held by
 * `accounts/password`, which is not among these tests, and the journeys sign in at the full price.
 */
vi.mock("@node-rs/argon2", async (importOriginal) => {
  const argon2 = await importOriginal<typeof import("@node-rs/argon2")>();
  const dear = new Map<string, string>();
  return {
    ...argon2,
    hash: vi.fn(async (password: string, options: Options) => {
      const cheap = await argon2.hash(password, { ...options, memoryCost: 64, timeCost: 1 });
      const labelled = cheap.replace("$m=64,t=1,", `$m=${options.memoryCost},t=${options.timeCost},`);
      dear.set(labelled, cheap);
      return labelled;
    }),
    verify: vi.fn((hashed: string, password: string) => argon2.verify(dear.get(hashed) ?? hashed, password)),
  };
});
