import { describe, expect, test } from "vitest";
import { z } from "zod";
import { operations } from "@/lib/api/operations";
import { aCaller, askApi } from "../support/api";
import { setUpAccounts } from "../support/newsroom";
import { setUpDesk } from "../support/test-desk";
import { WHO_MAY_ASK } from "./who-may-ask";

/** Parts of lists, and numbers of things: whatever is written there is what there is, or is refused. */

const desk = setUpDesk();
const accounts = setUpAccounts(desk);

const NO_NUMBERS = [
  "-1",
  "0",
  "1.5",
  "1e1",
  "0x10",
  " 1",
  "NaN",
  "1'",
  "",
  "１",
  "9".repeat(10),
  "9".repeat(10_240),
];
const NO_PLACES = ["-1", "0", "1e9", "1.5", "NaN", "1'", "", "0-", "9".repeat(15), "a".repeat(10_240)];
const NO_PAGES: Readonly<Record<string, readonly string[]>> = {
  limit: [...NO_NUMBERS, "101", "1000000000"],
  before: NO_NUMBERS,
  after: [...NO_PLACES, `999999999999999-${"0".repeat(64)}`],
  q: ["a".repeat(257)],
};

async function asking(name: string) {
  const caller = await aCaller(desk(), "administrator");
  const row = WHO_MAY_ASK[name] ?? expect.fail("There is no row.");
  const { at } = await row.question({ ...desk(), actor: caller.id });
  const [path = ""] = at.split("?");
  return {
    path,
    ask: (address: string) => askApi(desk(), accounts(), `GET ${address}`, { headers: caller.headers }),
  };
}

describe.each(operations.filter(({ query }) => Object.keys(NO_PAGES).some((name) => name in query.shape)))(
  "$method $path",
  ({ name, query }) => {
    const parameters = Object.keys(NO_PAGES).filter((parameter) => parameter in query.shape);

    test(`takes no part of the list that there is none of: ${parameters.join(", ")}`, async () => {
      const { path, ask } = await asking(name);
      for (const parameter of parameters) {
        for (const value of NO_PAGES[parameter] ?? []) {
          const answer = await ask(`${path}?${parameter}=${encodeURIComponent(value)}`);
          expect([parameter, value.slice(0, 40), answer.status]).toEqual([
            parameter,
            value.slice(0, 40),
            400,
          ]);
          expect(answer.body).toMatchObject({ problems: [{ at: `query.${parameter}` }] });
        }
        expect((await ask(`${path}?${parameter}=2&${parameter}=3`)).status, `${parameter} twice`).toBe(400);
      }
    });
  },
);

describe.each(
  operations.filter(({ method, path }) => method === "GET" && /\{(?:number|version)\}/.test(path)),
)("$method $path", ({ name }) => {
  test("has a number that can be one", async () => {
    const { path, ask } = await asking(name);
    const list = path.replace(/[^/]+$/, "");
    expect((await ask(`${list}1`)).status).toBe(200);
    expect((await ask(`${list}999999999`)).status).toBe(404);
    for (const value of NO_NUMBERS.filter((each) => each !== ""))
      expect([value.slice(0, 40), (await ask(list + encodeURIComponent(value))).status]).toEqual([
        value.slice(0, 40),
        400,
      ]);
  });
});

test.each(["list-drafts", "look-up-articles", "look-up-sections", "look-up-topics", "look-up-authors"])(
  "the search of %s takes the signs of a pattern for themselves",
  async (name) => {
    const { path, ask } = await asking(name);
    const found = async (words: string) => {
      const answer = await ask(`${path}?q=${encodeURIComponent(words)}`);
      expect(answer.status, words).toBe(200);
      return z.record(z.string(), z.unknown()).parse(answer.body);
    };
    const everything = JSON.stringify(await found(""));
    expect(everything).toMatch(/cookie|Law|Ada/i);
    for (const pattern of ["%", "_", "\\", "%%%", "c_okies", "l_w", ".*", "a|b", "(a+)+$", "\\u0000", "'"])
      expect(Object.values(await found(pattern)), pattern).toContainEqual([]);
  },
);
