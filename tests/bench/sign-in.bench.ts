import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createAuth } from "@/lib/accounts/auth";
import { CALLER_HEADER } from "@/lib/accounts/caller-address";
import { invitePerson, joinNewsroom } from "@/lib/accounts/people";
import { openDatabase } from "@/lib/database/open";

/**
 * Whether the time that a refusal takes tells who has an account: `npx tsx tests/bench/sign-in.bench.ts`. Prints the medians of 200 tries with a
 * wrong password and of 200 with an address that nobody has, taken in turns, and by how much they differ. The work is held to be the
 * same by `accounts/signing-in`; this is what a stopwatch makes of it.
 */
const TRIES = 200;
const SITE = "https://wiretap.example";
const EMAIL = "ada@wiretap.example";

const dataDir = await mkdtemp(path.join(tmpdir(), "standfirst-bench-"));
const { client: database, close } = await openDatabase({ databaseUrl: null, dataDir });
try {
  const desk = { database, actor: "bench", now: () => new Date() };
  const invited = await invitePerson(desk, { email: EMAIL, role: "editor" });
  if (!invited.ok) throw new Error(invited.problems[0].message);
  const password = "correct horse battery staple";
  const joined = await joinNewsroom(desk, { token: invited.value, name: "Ada Writer", password });
  if (!joined.ok) throw new Error(joined.problems[0].message);
  const auth = createAuth({
    database,
    secret: "a secret of the bench alone, 0123456789abcdef",
    siteUrl: SITE,
  });

  const refusedIn = async (email: string, number: number): Promise<number> => {
    // Neither the tries of an account nor those of an address are to be what is measured.
    await database.signInTry.deleteMany();
    const request = new Request(`${SITE}/admin/auth/sign-in/email`, {
      method: "POST",
      headers: {
        origin: SITE,
        "content-type": "application/json",
        [CALLER_HEADER]: `2001:db8:0:${number.toString(16)}::1`,
      },
      body: JSON.stringify({ email, password: "a wrong horse battery staple" }),
    });
    const before = performance.now();
    const response = await auth.handler(request);
    const took = performance.now() - before;
    if (response.status !== 401) throw new Error(`It was answered ${response.status}.`);
    return took;
  };

  const [known, unknown]: [number[], number[]] = [[], []];
  for (let number = 0; number < TRIES; number += 1) {
    known.push(await refusedIn(EMAIL, number));
    unknown.push(await refusedIn(`nobody${number}@wiretap.example`, number));
  }
  const [one, other] = [median(known), median(unknown)];
  console.log(
    `A wrong password: median ${one.toFixed(1)} ms; an unknown address: median ${other.toFixed(1)} ms`,
  );
  console.log(`They differ by ${((Math.abs(one - other) / Math.max(one, other)) * 100).toFixed(1)} %.`);
} finally {
  await close();
  await rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}

function median(times: readonly number[]): number {
  return times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0;
}
