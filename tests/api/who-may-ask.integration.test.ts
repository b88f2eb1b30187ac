import Ajv2020, { type ValidateFunction } from "ajv/dist/2020";
import { describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { ROLES, type Role } from "@/lib/accounts/roles";
import { revokeToken, TOKEN_SCOPES } from "@/lib/accounts/tokens";
import { describeApi } from "@/lib/api/openapi";
import type { Operation } from "@/lib/api/operation";
import { operations } from "@/lib/api/operations";
import { aCaller, askApi } from "../support/api";
import { NEWSROOM, setUpAccounts } from "../support/newsroom";
import { setUpDesk, TEST_TIME } from "../support/test-desk";
import { type Row, WHO_MAY_ASK } from "./who-may-ask";

const desk = setUpDesk();
const accounts = setUpAccounts(desk);
const DAY_MS = 24 * 60 * 60 * 1000;

const description: unknown = describeApi(NEWSROOM);

// What the API lets somebody fetch is fetched by the way out of the program, here to a source of this machine.
vi.mock("@/lib/fetching/way-out", async (importOriginal) => {
  const original = await importOriginal<typeof import("@/lib/fetching/way-out")>();
  const { outlets } = await import("./a-source");
  return { ...original, theWayOut: () => ({ ...original.theWayOut(), outlets }) };
});

/** A validator that others wrote, of the JSON Schema (2020-12) that the description is of. */
const schemas = new Ajv2020({
  strict: false,
  formats: { uuid: true, "date-time": /^\d{4}-\d{2}-\d{2}T.*Z$/ },
});

/** By its name, what a good answer of an operation is described as; null where it is described as empty. */
const validators = new Map(operations.map((operation) => [operation.name, validatorOf(operation)]));

function validatorOf({ path, method, status }: Operation): ValidateFunction | null {
  const place = ["paths", path, method.toLowerCase(), "responses", String(status)];
  const schema = [...place, "content", "application/json", "schema"].reduce<unknown>(
    (within, name) => z.record(z.string(), z.unknown()).catch({}).parse(within)[name],
    description,
  );
  return schema === undefined ? null : schemas.compile(z.record(z.string(), z.unknown()).parse(schema));
}

/** What is wrong with a good answer by the published description. */
function answerProblems({ name }: Operation, body: unknown): unknown {
  const validate = validators.get(name) ?? null;
  if (validate === null) return body === null ? [] : ["It is described as empty."];
  validate(body);
  return validate.errors ?? [];
}

/** Whether somebody of a role may ask, of their own or of another's. */
function expected({ who, own }: Row, role: Role, subject: "own" | "another's"): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(who) || (own === true && subject === "own");
}

test("every operation has its row, and each row its operation", () => {
  expect(Object.keys(WHO_MAY_ASK).sort()).toEqual(operations.map(({ name }) => name).sort());
});

describe.each(operations)("$method $path ($name)", (operation) => {
  const row = WHO_MAY_ASK[operation.name] ?? expect.fail("There is no row.");

  async function asked(by: { id: string }, headers: Readonly<Record<string, string>>) {
    const question = await row.question({ ...desk(), actor: by.id });
    const { at, ...asking } = question;
    return askApi(desk(), accounts(), `${operation.method} ${at}`, {
      ...asking,
      headers: { ...asking.headers, ...headers },
    });
  }

  const cells = ROLES.flatMap((role) =>
    (["own", "another's"] as const).map((subject) => ({
      role,
      subject,
      verdict: expected(row, role, subject) ? "is answered" : "is refused",
    })),
  );

  test.each(cells)("$role · $subject · $verdict", async ({ role, subject, verdict }) => {
    const caller = await aCaller(desk(), role);
    const owner = subject === "own" ? caller : await aCaller(desk(), "writer");
    const answer = await asked(owner, caller.headers);
    if (verdict === "is refused") {
      const code = row.who === "writer" ? "never" : expect.stringMatching(/^(?:not-allowed|scope-missing)$/);
      expect(answer).toMatchObject({ status: 403, body: { status: 403, problems: [{ code }] } });
    } else {
      expect(answer).toMatchObject({ status: operation.status });
      expect(answerProblems(operation, answer.body)).toEqual([]);
    }
    expect(answer.headers.get("cache-control")).toBe("no-store");
  });

  test("anonymous, disabled, revoked, expired, made up · are refused", async () => {
    const owner = await aCaller(desk(), "administrator");
    const { at, ...asking } = await row.question({ ...desk(), actor: owner.id });
    const strangers = await Promise.all(
      STRANGERS.map(async (make) => make(await aCaller(desk(), "administrator"))),
    );
    accounts().setNow(new Date(TEST_TIME.getTime() + 30 * DAY_MS));
    strangers.push(owner.headers);
    const before = await everything();
    for (const stranger of strangers) {
      const headers = { ...asking.headers, ...stranger };
      const answer = await askApi(desk(), accounts(), `${operation.method} ${at}`, { ...asking, headers });
      expect(answer).toMatchObject({ status: 401, body: { status: 401 } });
      expect(answer.headers.get("www-authenticate")).toMatch(/^Bearer /);
    }
    expect(await everything()).toEqual(before);
  });

  test("a token without the scope · is refused", async () => {
    const scopes = TOKEN_SCOPES.filter((scope) => scope !== row.scope);
    const caller = await aCaller(desk(), "administrator", { scopes });
    const answer = await asked(caller, caller.headers);
    expect(answer).toMatchObject({ status: 403, body: { problems: [{ code: "scope-missing" }] } });
    expect(answer.text).toContain(row.scope);
  });

  test("is refused with a field or a parameter that nobody knows", async () => {
    const caller = await aCaller(desk(), "administrator");
    const { at, ...asking } = await row.question({ ...desk(), actor: caller.id });
    const headers = { ...asking.headers, ...caller.headers };
    const before = await everything();
    const parameter = `${operation.method} ${at}${at.includes("?") ? "&" : "?"}createdBy=x`;
    expect(await askApi(desk(), accounts(), parameter, { ...asking, headers })).toMatchObject({
      status: 400,
      body: { problems: [{ code: "request-not-usable" }] },
    });
    if (operation.method !== "GET" && operation.method !== "DELETE" && operation.takes === undefined) {
      for (const name of ["role", "authorId", "createdBy", "publishedAt", "__proto__"]) {
        const body = `{"${name}":{"a":1},${JSON.stringify(asking.body ?? {}).slice(1)}`.replace(/,\}$/, "}");
        const json = { ...headers, "content-type": "application/json" };
        const answer = await askApi(desk(), accounts(), `${operation.method} ${at}`, { body, headers: json });
        expect(answer, name).toMatchObject({
          status: 400,
          body: { problems: [{ code: "request-not-usable" }] },
        });
      }
    }
    expect(await everything()).toEqual(before);
  });
});

/** Those who are nobody here, by what they send. Their tokens were good. */
const STRANGERS: readonly ((
  caller: Awaited<ReturnType<typeof aCaller>>,
) => Promise<Record<string, string>>)[] = [
  async () => ({ origin: NEWSROOM, "sec-fetch-site": "same-origin" }),
  async () => ({ authorization: `Bearer sf_${"a".repeat(43)}` }),
  async ({ headers }) => ({ authorization: headers.authorization.replace("Bearer", "Basic") }),
  async ({ id, headers }) => {
    await desk().database.user.update({ where: { id }, data: { disabledAt: desk().now() } });
    return headers;
  },
  async ({ id, tokenId, headers }) => {
    await revokeToken({ ...desk(), actor: id }, { userId: id, id: tokenId });
    return headers;
  },
];

/** What there is, but for the days on which tokens were used. */
async function everything() {
  const { database } = desk();
  const [drafts, versions, revisions, articles, users, site, media] = await Promise.all([
    database.draft.findMany(),
    database.draftVersion.count(),
    database.revision.count(),
    database.article.count(),
    database.user.findMany(),
    database.site.findMany(),
    database.media.count(),
  ]);
  return { drafts, versions, revisions, articles, users, site, media };
}
