import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { APIRequestContext, Browser, Page } from "playwright/test";
import { z } from "zod";
import { startState } from "@/components/forms/form-state";
import { invitePerson, joinNewsroom, setDisabled } from "@/lib/accounts/people";
import { createDraft, publishDraft } from "@/lib/articles/commands";
import { discardDraft } from "@/lib/articles/discard-draft";
import { scheduleDraft } from "@/lib/articles/schedule-draft";
import type { PrismaClient } from "@/lib/database/generated/client";
import { openDatabase } from "@/lib/database/open";
import type { Desk } from "@/lib/desk";
import { closeRenderer } from "@/lib/markdown/render-body";
import { apiDescriptionPath, apiPath } from "@/lib/newsroom-urls";
import type { Outcome } from "@/lib/outcome";
import { projectFolder } from "@/lib/project-folder";
import { fileObjects } from "@/lib/storage/file-objects";
import { ACTIONS, PAGES, type Row } from "../newsroom/who-may-call";
import { articleContent } from "../support/factories";
import { expect, PASSWORD, people, signIn, signInAs, test } from "./newsroom";

test.use({ siteOf: "roles" });
test.describe.configure({ mode: "serial", timeout: 900_000 });

/** Who calls: each cell of the tables is tried with each of them. */
const CALLERS = ["stranger", "closed", "writer", "editor", "administrator"] as const;
type Caller = (typeof CALLERS)[number];

/** The piece that an address names, where it names one: whose it is, and what has become of it. */
const OWNERS = ["own", "another's"] as const;
const STATES = ["writing", "published", "scheduled", "discarded"] as const;
interface Piece {
  readonly whose: (typeof OWNERS)[number];
  readonly state: (typeof STATES)[number];
}
const PIECES: readonly Piece[] = OWNERS.flatMap((whose) => STATES.map((state) => ({ whose, state })));
/** What a row is tried with that names no piece. */
const FIRST: Piece = { whose: "own", state: "writing" };
const keyOf = ({ whose, state }: Piece) => `${whose} ${state}`;

const RANKS: Readonly<Record<Row["who"], number>> = {
  everybody: 0,
  "anybody here": 2,
  writer: 2,
  editor: 3,
  administrator: 4,
};

function may({ who, own }: Row, caller: Caller, { whose }: Piece): boolean {
  if (own && caller === "writer") return whose === "own";
  return CALLERS.indexOf(caller) >= RANKS[who];
}

/** The pieces that a row is tried with: all of them where its address or its form names one. */
function piecesOf({ at = "", form = {} }: Row): readonly Piece[] {
  return /\$(?:draft|article)/.test(at + Object.values(form).join()) ? PIECES : [FIRST];
}

const READERS_FORM = "app/(reader)/[year]/[month]/[day]/[slug]/report/actions.ts";

/** Every server action of the newsroom, by its id. */
const ids = z
  .object({ node: z.record(z.string(), z.object({ filename: z.string(), exportedName: z.string() })) })
  .transform(({ node }) =>
    Object.entries(node).flatMap(([id, { filename, exportedName }]) => {
      // The one form of the reader's side, which the press lets in by a door of its own.
      if (filename === READERS_FORM && exportedName === "report") return [];
      const route = filename.replace(/^app\/\(newsroom\)/, "").replace(/\/[^/]+$/, "");
      return { id, route, name: `${route} ${exportedName}` };
    }),
  );
const readActions = () =>
  ids.parse(
    JSON.parse(readFileSync(path.join(projectFolder, ".next/server/server-reference-manifest.json"), "utf8")),
  );

/** What comes from elsewhere, whoever is signed in there. */
const FROM_ELSEWHERE: readonly Readonly<Record<string, string>>[] = [
  { origin: "" },
  { origin: "https://evil.example" },
  { origin: "null" },
  { "sec-fetch-site": "cross-site" },
  { origin: "https://evil.example", "x-forwarded-host": "evil.example" },
  { origin: "", "x-middleware-subrequest": Array(5).fill("middleware").join(":") },
];

/** Other ways to ask for a page, by which its guard might be gone around. */
const WAYS_AROUND: readonly Readonly<Record<string, string>>[] = [
  { rsc: "1" },
  { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" },
  { "x-middleware-subrequest": Array(5).fill("middleware").join(":") },
  { "x-middleware-subrequest": Array(5).fill("src/middleware").join(":"), "x-nextjs-data": "1" },
];

let client: PrismaClient;
let close: () => Promise<void>;
let callers: Readonly<Record<Caller, APIRequestContext>>;
/** By `keyOf` its piece, the id of a draft, and of the article that it became. */
let drafts: Readonly<Record<string, string>>;
let origin: string;

test.beforeAll(async ({ site, people: known, browser, dataDir }) => {
  origin = site.origin;
  ({ client, close } = await openDatabase({ databaseUrl: null, dataDir }));
  const deskOf = async (email: string): Promise<Desk> => ({
    database: client,
    objects: fileObjects(path.join(dataDir, "objects")),
    actor: (await client.user.findUniqueOrThrow({ where: { email } })).id,
    now: () => new Date(),
  });
  callers = await openBrowsers(browser, await deskOf(known.administrator.email));
  const desks = {
    own: await deskOf(known.writer.email),
    "another's": await deskOf(known.editor.email),
  };
  const made: [string, string][] = [];
  for (const piece of PIECES) made.push([keyOf(piece), await aPiece(desks[piece.whose], piece)]);
  drafts = Object.fromEntries(made);
});

test.afterAll(async () => {
  await closeRenderer();
  await close();
});

const fill = (text: string, piece: Piece) =>
  text.replaceAll("$draft", idOf(piece)).replaceAll("$article", idOf(piece));

function idOf(piece: Piece): string {
  const id = drafts[keyOf(piece)];
  if (id === undefined) throw new Error(`There is no ${keyOf(piece)}.`);
  return id;
}

function rowOf(name: string): Row {
  const row = ACTIONS[name];
  if (row === undefined) throw new Error(`${name} has no row.`);
  return row;
}

test("every page is shown to those who may see it alone, however it is asked for", async () => {
  for (const [route, row] of Object.entries(PAGES))
    for (const caller of CALLERS)
      for (const piece of piecesOf(row)) {
        const address = origin + fill(row.at ?? route, piece);
        const said = `${caller} opens ${route} (${keyOf(piece)})`;
        const answer = await callers[caller].get(address, { maxRedirects: 0 });
        if (caller === "writer")
          expect(await answer.text(), said).not.toMatch(/Kestrel another's (?!published)/);
        if (may(row, caller, piece)) {
          expect([200, 307, 404], said).toContain(answer.status());
          continue;
        }
        if (caller === "stranger" || caller === "closed") {
          expect(answer.status(), said).toBe(307);
          expect(answer.headers().location, said).toMatch(/^\/admin\/sign-in\?/);
        } else expect([403, 404], said).toContain(answer.status());
        expect(await answer.text(), said).not.toContain("Kestrel");
        for (const headers of WAYS_AROUND) {
          const around = await callers[caller].get(`${address}?_rsc=abcde`, { headers, maxRedirects: 0 });
          expect(around.status(), `${said}, ${JSON.stringify(headers)}`).toBeLessThan(500);
          expect(await around.text(), `${said}, ${JSON.stringify(headers)}`).not.toContain("Kestrel");
        }
      }
});

test("every form is taken from those who may send it alone, and a refusal changes nothing", async () => {
  const called = new Set<string>();
  for (const { id, route, name } of readActions()) {
    const row = rowOf(name);
    called.add(name);
    const before = await digest();
    for (const caller of CALLERS)
      for (const piece of piecesOf(row)) {
        if (may(row, caller, piece)) continue;
        const answer = await send(callers[caller], fill(row.at ?? route, piece), id, formOf(row, piece));
        expect(answer, `${caller} sends ${name} (${keyOf(piece)})`).toMatch(
          caller === "stranger" || caller === "closed"
            ? /"code":"signed-out"|\/admin\/sign-in/
            : /"code":"(?:not-allowed|draft-unknown|article-unknown)"/,
        );
      }
    expect(await digest(), name).toBe(before);
  }
  expect([...called].sort()).toEqual(Object.keys(ACTIONS).sort());
});

test("nothing is taken from elsewhere: no form, no call of the API, no sign-in, from an administrator's browser", async () => {
  const before = await digest();
  const refused = async (method: string, at: string, more: Readonly<Record<string, string>> = {}) => {
    for (const elsewhere of FROM_ELSEWHERE) {
      const answer = await callers.administrator.fetch(origin + at, {
        method,
        headers: { origin, ...more, ...elsewhere },
        ...(more["next-action"] === undefined ? { data: {} } : { multipart: { 0: "[]" } }),
      });
      expect(answer.status(), `${method} ${at} ${JSON.stringify({ ...more, ...elsewhere })}`).toBe(403);
    }
  };
  for (const { id } of readActions()) await refused("POST", "/admin/people", { "next-action": id });
  const description = z
    .object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) })
    .parse(await (await callers.stranger.get(origin + apiDescriptionPath)).json());
  const changing = Object.entries(description.paths).flatMap(([at, methods]) =>
    Object.keys(methods).flatMap((method) => (method === "get" ? [] : [{ at, method }])),
  );
  expect(changing.length).toBeGreaterThan(20);
  for (const { at, method } of changing)
    await refused(method.toUpperCase(), apiPath + at.replaceAll(/\{\w+\}/g, idOf(FIRST)));
  for (const at of ["/sign-in/email", "/sign-out", "/two-factor/enable", "/two-factor/disable"])
    await refused("POST", `/admin/auth${at}`);
  expect(await digest()).toBe(before);
});

test("no form makes anybody more than they are, or a piece somebody else's, whatever else is sent with it", async () => {
  const whose = async () => ({
    users: await client.user.findMany({
      select: { id: true, email: true, role: true, disabledAt: true },
      orderBy: { id: "asc" },
    }),
    drafts: await client.draft.findMany({
      where: { id: { in: Object.values(drafts) } },
      select: { id: true, createdBy: true },
      orderBy: { id: "asc" },
    }),
    articles: await client.article.findMany({
      where: { publishedAt: { lt: started } },
      select: { id: true, publishedAt: true },
      orderBy: { id: "asc" },
    }),
  });
  const started = new Date();
  const before = await whose();
  const administrator = await client.user.findUniqueOrThrow({ where: { email: people.administrator.email } });
  const added = Object.fromEntries([
    ["role", "administrator"],
    ["user[role]", "administrator"],
    ["constructor.prototype.role", "administrator"],
    ["__proto__", "polluted"],
    ...["authorId", "createdBy", "actor", "userId"].map((name) => [name, administrator.id]),
    ["publishedAt", "2001-01-01T00:00:00.000Z"],
    ["disabledAt", "2020-01-01T00:00:00.000Z"],
    ["state", "live"],
  ]);
  // What is discarded takes no more forms, and whoever signs out sends none.
  const isLast = ({ name }: { name: string }) => Number(/ (?:discard|signOut)$/.test(name));
  const actions = readActions().toSorted((one, other) => isLast(one) - isLast(other));
  for (const { id, route, name } of actions) {
    const row = rowOf(name);
    const caller =
      row.own || RANKS[row.who] <= RANKS.writer
        ? "writer"
        : row.who === "editor"
          ? "editor"
          : "administrator";
    const fields = { ...added, ...formOf(row, FIRST) };
    const answer = await send(callers[caller], fill(row.at ?? route, FIRST), id, fields);
    expect(answer, name).toMatch(/^(?:200|303) /);
    expect(await whose(), `${caller} sends ${name}`).toEqual(before);
  }
});

test("who signed out is out: the cookies that they had open nothing more", async ({ page, context }) => {
  await signIn(page, origin, "editor");
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  const replay = () =>
    callers.stranger.get(`${origin}/admin/account`, { headers: { cookie }, maxRedirects: 0 });
  expect((await replay()).status()).toBe(200);
  await page.goto(`${origin}/admin/account`);
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL(`${origin}/admin/sign-in`);
  const answer = await replay();
  expect([answer.status(), answer.headers().location]).toEqual([
    307,
    expect.stringMatching(/^\/admin\/sign-in\?/),
  ]);
});

test("what cannot be undone, and what lets somebody in, takes a sign-in of the last ten minutes", async () => {
  const fresh = readActions().filter(({ name }) => ACTIONS[name]?.fresh);
  expect(fresh.length).toBe(Object.values(ACTIONS).filter((row) => row.fresh).length);
  const age = async (minutes: number) => {
    const createdAt = new Date(Date.now() - minutes * 60_000);
    await client.session.updateMany({
      where: { user: { email: people.administrator.email } },
      data: { createdAt },
    });
  };
  for (const { id, route, name } of fresh) {
    const row = rowOf(name);
    const asked = async () => {
      return send(callers.administrator, fill(row.at ?? route, FIRST), id, formOf(row, FIRST));
    };
    await age(11);
    const before = await digest();
    expect(await asked(), name).toContain('"code":"not-fresh"');
    expect(await digest(), name).toBe(before);
    await age(9);
    expect(await asked(), name).not.toContain('"code":"not-fresh"');
  }
});

test("a place in a list that there is none of is a missing page, and any search of the newsroom has an answer", async () => {
  const draft = idOf({ whose: "another's", state: "published" });
  const get = (address: string) => callers.administrator.get(origin + address, { maxRedirects: 0 });
  const places = [
    "-1",
    "0",
    "1e9",
    "1.5",
    "NaN",
    "1'",
    "",
    "%00",
    `${"9".repeat(15)}-${"0".repeat(64)}`,
    "9".repeat(10_240),
  ];
  for (const list of [
    "/admin?after",
    "/admin/audit?before",
    "/admin/media?older",
    `/admin/drafts/${draft}/history?after`,
  ]) {
    for (const place of places)
      expect((await get(`${list}=${place}`)).status(), `${list}=${place.slice(0, 90)}`).toBe(404);
    const [, name = ""] = list.split("?");
    expect((await get(`${list}=1&${name}=2`)).status(), `${list} twice`).toBe(404);
    expect((await get(list.replace(/\?.*/, ""))).status(), list).toBe(200);
  }
  const words = [
    "%",
    "_",
    "\\",
    "'",
    '"',
    "\0",
    "a\0b",
    "a".repeat(300),
    "\u202eabc",
    "' OR 1=1 --",
    "(a+)+$",
    "<script>alert(1)</script>",
    "微信",
  ];
  for (const address of [
    "/admin?q=",
    "/admin?state=",
    "/admin?section=",
    "/admin/media?q=",
    "/admin/front?q=",
    "/admin/audit?person=",
    "/admin/audit?day=",
    "/admin/audit?object=",
    `/admin/drafts/${draft}/history?from=`,
  ])
    for (const word of words) {
      const answer = await get(address + encodeURIComponent(word));
      expect(answer.status(), address + word.slice(0, 40)).toBe(200);
      expect(await answer.text(), address + word).not.toContain("<script>alert(1)");
    }
});

/** A browser for each caller. The account of one of them is closed while their session is in the browser. */
async function openBrowsers(
  browser: Browser,
  desk: Desk,
): Promise<Readonly<Record<Caller, APIRequestContext>>> {
  const invited = await invitePerson(desk, { email: "gone@wiretap.example", role: "administrator" });
  if (!invited.ok) throw new Error(invited.problems[0].message);
  const joined = await joinNewsroom(desk, { token: invited.value, name: "Gone Away", password: PASSWORD });
  if (!joined.ok) throw new Error(joined.problems[0].message);
  const open = async (signInHere: (page: Page) => Promise<void>) => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await signInHere(page);
    await page.close();
    return context.request;
  };
  const callers = {
    stranger: await open(async () => {}),
    closed: await open((page) => signInAs(page, origin, "gone@wiretap.example")),
    writer: await open((page) => signIn(page, origin, "writer")),
    editor: await open((page) => signIn(page, origin, "editor")),
    administrator: await open((page) => signIn(page, origin, "administrator")),
  };
  const closed = await setDisabled(desk, { email: "gone@wiretap.example", disabled: true });
  if (!closed.ok) throw new Error(closed.problems[0].message);
  return callers;
}

/** A piece with words that are nowhere else, in its state. */
async function aPiece(desk: Desk, { whose, state }: Piece): Promise<string> {
  const id = randomUUID();
  const content = articleContent({ headline: `Kestrel ${whose} ${state}`, body: `Kestrel words of ${id}.` });
  await createDraft(desk, { id, content });
  if (state === "published") await settled(publishDraft(desk, id, [origin]));
  if (state === "scheduled") await settled(scheduleDraft(desk, { id, at: "2031-01-01T09:00" }, [origin]));
  if (state === "discarded") await settled(discardDraft(desk, { id }));
  return id;
}

async function settled(outcome: Promise<Outcome<unknown>>): Promise<void> {
  const done = await outcome;
  if (!done.ok) throw new Error(done.problems[0].message);
}

function formOf({ form = {} }: Row, piece: Piece): Record<string, string> {
  return Object.fromEntries(Object.entries(form).map(([field, value]) => [field, fill(value, piece)]));
}

/** Sends a form to an action as React does: its two arguments, the second of which is a form with fields of its own. */
async function send(
  caller: APIRequestContext,
  address: string,
  id: string,
  fields: Readonly<Record<string, string>>,
): Promise<string> {
  const own = Object.entries(fields).map(([name, value]) => [`1_${name}`, value]);
  const answer = await caller.post(origin + address, {
    headers: { "next-action": id, origin, accept: "text/x-component" },
    multipart: { ...Object.fromEntries(own), 0: JSON.stringify([startState, "$K1"]) },
    maxRedirects: 0,
  });
  return `${answer.status()} ${JSON.stringify(answer.headers())} ${await answer.text()}`;
}

/** What every table holds, but for what is written of a refusal and of a session's use. */
async function digest(): Promise<string> {
  const tables = await client.$queryRaw<{ name: string }[]>`
    SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`;
  const states = await Promise.all(
    tables
      .filter(({ name }) => !["audit_event", "session"].includes(name))
      .map(async ({ name }) => {
        // The newest transaction that wrote a row, and how many rows there are.
        const [state] = await client.$queryRawUnsafe<{ state: string }[]>(
          `SELECT count(*) || ' ' || coalesce(max(xmin::text::bigint), 0) AS state FROM "${name}"`,
        );
        return `${name} ${state?.state}`;
      }),
  );
  return states.join("\n");
}
