import { hash, verify } from "@node-rs/argon2";

/**
 * Passwords at rest: argon2id, in the PHC string format, so that each hash names its own parameters.
 */

/** 64 MiB, three passes, one lane: above what OWASP asks for (46 MiB and one pass). */
export const PARAMETERS = { memoryCost: 65_536, timeCost: 3, parallelism: 1 } as const;

/** How many hashes may be made at once: each takes 64 MiB, however many people sign in. */
const AT_ONCE = 2;

/** Makes the hash of a password. Argon2id is what the library makes unless told otherwise. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password, PARAMETERS));
}

/** Whether `password` is the one that was hashed. A text that is no hash matches nothing. */
export function verifyPassword(hashed: string, password: string): Promise<boolean> {
  return inTurn(async () => {
    if (!hashed.startsWith("$argon2id$")) return false;
    return verify(hashed, password);
  });
}

/** Whether a hash was made with less than is asked for today, and should be made again at the next sign-in. */
export function isOutdated(hashed: string): boolean {
  const match = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=\d+\$/.exec(hashed);
  if (!match) return true;
  return Number(match[1]) < PARAMETERS.memoryCost || Number(match[2]) < PARAMETERS.timeCost;
}

let working = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  // Whoever ends hands their place on, so that none who comes between can take it.
  if (working >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else working += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else working -= 1;
  }
}
