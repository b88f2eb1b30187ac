import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { APIRequestContext, Browser, Page } from "playwright/test";
import { z } from "zod";
import { startState } from "@/components/forms/form-state";
import { invitePerson, joinNewsroom, setDisabled } from "@/lib/accounts/people";
import { beginDraft } from "@/lib/articles/save-draft";
import type { PrismaClient } from "@/lib/database/generated/client";
import { openDatabase } from "@/lib/database/open";
import type { Desk } from "@/lib/desk";
import { projectFolder } from "@/lib/project-folder";
import { fileObjects } from "@/lib/storage/file-objects";
import { ACTIONS, PAGES, type Row } from "../newsroom/who-may-call";
import { expect, PASSWORD, signIn, signInAs, test } from "./newsroom";

test.use({ siteOf: "roles" });

/** Who calls: each cell of the tables is tried with each of them. */
const CALLERS = ["stranger", "closed", "writer", "editor", "administrator"] as const;
type Caller = (typeof CALLERS)[number];

/** Whose draft an address names, where it names one. */
type Whose = "own" | "another's";

const RANKS: Readonly<Record<Row["who"], number>> = {
  everybody: 0,
  "anybody here": 2,
  writer: 2,
  editor: 3,
  administrator: 4,
};

function may({ who, own }: Row, caller: Caller, whose: Whose): boolean {
  if (own && caller === "writer") return whose === "own";
  return CALLERS.indexOf(caller) >= RANKS[who];
}

const manifestSchema = z.object({
  node: z.record(z.string(), z.object({ filename: z.string(), exportedName: z.string() })),
});

test("every page, every form: strangers, closed accounts and lesser roles are refused, and nothing changes", async ({
  site,
  people,
  browser,
  dataDir,
}) => {
  test.setTimeout(900_000);
  const database = await openDatabase({ databaseUrl: null, dataDir });
  try {
    const { client } = database;
    const idOf = async (email: string) => (await client.user.findUniqueOrThrow({ where: { email } })).id;
    const desk = (actor: string): Desk => ({
      database: client,
      objects: fileObjects(path.join(dataDir, "objects")),
      actor,
      now: () => new Date(),
    });
    const callers = await openBrowsers(browser, site.origin, desk("test"));
    const own = await aDraftOf(desk(await idOf(people.writer.email)));
    const anothers = await aDraftOf(desk(await idOf(people.editor.email)));
    const article = await client.article.findFirstOrThrow({ orderBy: { publishedAt: "asc" } });
    const fill = (text: string, whose: Whose) =>
      text.replaceAll("$draft", whose === "own" ? own : anothers).replaceAll("$article", article.id);

    for (const [route, row] of Object.entries(PAGES))
      for (const caller of CALLERS)
        for (const whose of row.own ? (["own", "another's"] as const) : (["own"] as const)) {
          const address = fill(row.at ?? route, whose);
          const answer = await callers[caller].get(site.origin + address, { maxRedirects: 0 });
          const said = `${caller} opens ${address} (${whose})`;
          if (may(row, caller, whose)) expect([200, 307, 404], said).toContain(answer.status());
          else if (caller === "stranger" || caller === "closed") {
            expect(answer.status(), said).toBe(307);
            expect(answer.headers().location, said).toMatch(/^\/admin\/sign-in\?/);
          } else expect([403, 404], said).toContain(answer.status());
        }

    const actions = manifestSchema.parse(
      JSON.parse(
        readFileSync(path.join(projectFolder, ".next/server/server-reference-manifest.json"), "utf8"),
      ),
    ).node;
    const called = new Set<string>();
    for (const [id, { filename, exportedName }] of Object.entries(actions)) {
      const route = filename.replace(/^app\/\(newsroom\)/, "").replace(/\/[^/]+$/, "");
      const name = `${route} ${exportedName}`;
      const row = ACTIONS[name];
      expect(row, `${name} has no row`).toBeDefined();
      if (row === undefined) continue;
      called.add(name);
      for (const caller of CALLERS)
        for (const whose of row.own ? (["own", "another's"] as const) : (["own"] as const)) {
          if (may(row, caller, whose)) continue;
          const before = await digest(client);
          const fields = Object.entries(row.form ?? {}).map(([field, value]) => [field, fill(value, whose)]);
          const address = site.origin + fill(row.at ?? route, whose);
          const answer = await send(callers[caller], address, id, Object.fromEntries(fields));
          const said = `${caller} sends ${name} (${whose})`;
          expect(answer, said).toMatch(
            caller === "stranger" || caller === "closed"
              ? /"code":"signed-out"|\/admin\/sign-in/
              : /"code":"(?:not-allowed|draft-unknown)"/,
          );
          expect(await digest(client), said).toBe(before);
        }
    }
    expect([...called].sort()).toEqual(Object.keys(ACTIONS).sort());

    // From elsewhere nobody may, not even an administrator: the press answers before anything is asked.
    const before = await digest(client);
    for (const id of Object.keys(actions)) {
      for (const headers of [
        { origin: "https://evil.example" },
        { origin: "null" },
        { origin: "" },
        { origin: site.origin, "sec-fetch-site": "cross-site" },
        { origin: "https://evil.example", "x-forwarded-host": "evil.example" },
        { origin: "", "x-middleware-subrequest": "middleware:middleware:middleware:middleware:middleware" },
      ]) {
        const answer = await callers.administrator.post(`${site.origin}/admin/people`, {
          headers: { "next-action": id, ...headers },
          multipart: { 0: "[]" },
        });
        expect(answer.status(), `${id} from ${JSON.stringify(headers)}`).toBe(403);
      }
    }
    expect(await digest(client)).toBe(before);
  } finally {
    await database.close();
  }
});

/** A browser for each caller. The account of one of them is closed while their session is in the browser. */
async function openBrowsers(
  browser: Browser,
  origin: string,
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

async function aDraftOf(desk: Desk): Promise<string> {
  const draft = await beginDraft(desk, { id: randomUUID() });
  if (!draft.ok) throw new Error(draft.problems[0].message);
  return draft.value.id;
}

/** Sends a form to an action as React does: its two arguments, the second of which is a form with fields of its own. */
async function send(
  caller: APIRequestContext,
  address: string,
  id: string,
  fields: Readonly<Record<string, string>>,
): Promise<string> {
  const own = Object.fromEntries(Object.entries(fields).map(([name, value]) => [`1_${name}`, value]));
  const answer = await caller.post(address, {
    headers: { "next-action": id, origin: new URL(address).origin, accept: "text/x-component" },
    multipart: { ...own, 0: JSON.stringify([startState, "$K1"]) },
    maxRedirects: 0,
  });
  return `${answer.status()} ${JSON.stringify(answer.headers())} ${await answer.text()}`;
}

/** What every table holds, but for what is written of a refusal and of a session's use. */
async function digest(client: PrismaClient): Promise<string> {
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
