import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Accounts } from "@/lib/accounts/accounts";
import type { Role } from "@/lib/accounts/roles";
import { makeToken, scopesFor } from "@/lib/accounts/tokens";
import { serveApi } from "@/lib/api/serve";
import { NEWSROOM } from "./newsroom";
import { TEST_ORIGINS, type TestDesk } from "./test-desk";

export interface Asking {
  /** One that is undefined is not sent. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /** Sent as JSON, unless it is bytes or a text. */
  readonly body?: unknown;
}

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** What the answer says, as JSON; null where it says nothing. */
  readonly body: unknown;
}

/** Asks the API, in this process, as its route does: `askApi(desk, accounts, "PUT /drafts/…", { body })`. */
export async function askApi(
  desk: TestDesk,
  accounts: Accounts,
  what: string,
  { headers: given = {}, body }: Asking = {},
): Promise<Answered> {
  const [method = "", path = ""] = what.split(" ");
  const raw = body === undefined || typeof body === "string" || body instanceof Uint8Array;
  const headers = new Headers(body !== undefined && !raw ? { "content-type": "application/json" } : {});
  for (const [name, value] of Object.entries(given)) if (value !== undefined) headers.set(name, value);
  const request = new Request(`${NEWSROOM}/api/v1${path}`, {
    method,
    headers,
    ...(body !== undefined && { body: raw ? bodyOf(body) : JSON.stringify(body) }),
  });
  const { objects, objectsFolder } = desk;
  const place = { dataDir: objectsFolder, databaseUrl: "postgresql://somewhere" };
  const answer = await serveApi({ accounts, objects, ownOrigins: TEST_ORIGINS, place }, request);
  const text = await answer.text();
  return {
    status: answer.status,
    headers: answer.headers,
    text,
    body: text === "" ? null : JSON.parse(text),
  };
}

function bodyOf(body: unknown): string | Buffer<ArrayBuffer> {
  return typeof body === "string" ? body : Buffer.from(z.instanceof(Uint8Array).parse(body));
}

/** Somebody of the newsroom who never signed in, with a token for everything that their role allows, as the header that brings it. */
export async function aCaller(
  desk: TestDesk,
  role: Role,
  { scopes = scopesFor(role), name = "Ada Writer" }: { scopes?: readonly string[]; name?: string } = {},
): Promise<{ id: string; tokenId: string; headers: { authorization: string } }> {
  const id = randomUUID();
  const times = { createdAt: desk.now(), updatedAt: desk.now() };
  await desk.database.user.create({ data: { id, email: `${id}@wiretap.example`, name, role, ...times } });
  const made = await makeToken({ ...desk, actor: id }, { name: "A test", scopes, days: 30 });
  if (!made.ok) throw new Error(made.problems[0].message);
  return { id, tokenId: made.value.id, headers: { authorization: `Bearer ${made.value.token}` } };
}
