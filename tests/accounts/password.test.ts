import { dictionary } from "@zxcvbn-ts/language-common";
import { describe, expect, test } from "vitest";
import { hashPassword, isOutdated, PARAMETERS, verifyPassword } from "@/lib/accounts/password-hash";
import { checkPassword } from "@/lib/accounts/password-policy";

const context = {
  email: "ada.writer@wiretap.example",
  name: "Ada Writer",
  siteName: "The Wiretap",
  secondFactor: false,
};

describe("which passwords may be set", () => {
  const cases = [
    { what: "a passphrase", password: "correct horse battery staple", refused: null },
    { what: "64 characters", password: `${"kettle of fish ".repeat(4)}four`, refused: null },
    {
      what: "15 emoji of several code points",
      password: "👩🏽‍🚀🐙🦊🐝🌵🍄🎻🧭🪁🛶🧊🪵🦉🐌🧶",
      refused: null,
    },
    { what: "14 characters", password: "dim lantern 47", refused: "password-too-short" },
    {
      what: "14 emoji, however many code units",
      password: "👩🏽‍🚀🐙🦊🐝🌵🍄🎻🧭🪁🛶🧊🪵🦉🐌",
      refused: "password-too-short",
    },
    { what: "1,024 bytes", password: longText(1_024), refused: null },
    { what: "1,025 bytes", password: longText(1_025), refused: "password-too-long" },
    { what: "a password of many leaks", password: "1qaz2wsx3edc4rfv", refused: "password-common" },
    { what: "one character again and again", password: "a".repeat(20), refused: "password-pattern" },
    { what: "three again and again", password: "xyzxyzxyzxyzxyzxyz", refused: "password-pattern" },
    { what: "counting up", password: "0123456789012345", refused: "password-pattern" },
    { what: "the alphabet backwards", password: "zyxwvutsrqponmlk", refused: "password-pattern" },
    { what: "the address", password: "ada.writer@wiretap.example", refused: "password-own-words" },
    { what: "the site's name and a year", password: "The-Wiretap-2026!!", refused: "password-own-words" },
    { what: "the site's name among much else", password: "the wiretap hums at midnight", refused: null },
  ];
  test.each(cases)("$what: $refused", ({ password, refused }) => {
    expect(checkPassword(password, context).map(({ code }) => code)).toEqual(refused ? [refused] : []);
  });

  test.each([
    { password: "dim lamp", refused: [] },
    { password: "dimlamp", refused: ["password-too-short"] },
    { password: "sunshine", refused: ["password-common"] },
    { password: "SunShine", refused: ["password-common"] },
  ])("beside a second factor, “$password”: $refused", ({ password, refused }) => {
    const problems = checkPassword(password, { ...context, secondFactor: true });
    expect(problems.map(({ code }) => code)).toEqual(refused);
  });
});

test("none of the three thousand that are tried first is taken, beside a second factor either", () => {
  const first = dictionary["passwords-common"].slice(0, 3_000);
  expect(first).toHaveLength(3_000);
  const short: string[] = [];
  for (const password of first) {
    const [problem] = checkPassword(password, { ...context, secondFactor: true });
    if (problem?.code === "password-too-short") short.push(password);
    else expect([password, problem?.code]).toEqual([password, "password-common"]);
  }
  expect(short.every((password) => password.length < 8)).toBe(true);
  expect(short.length).toBeLessThan(3_000);
});

describe("passwords at rest", () => {
  test("argon2id with at least what OWASP asks for", async () => {
    const hashed = await hashPassword("correct horse battery staple");
    const [, memory, passes] = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=1\$/.exec(hashed) ?? [];
    expect(Number(memory)).toBeGreaterThanOrEqual(47_104);
    expect(Number(passes)).toBeGreaterThanOrEqual(1);
    expect(isOutdated(hashed)).toBe(false);
  });

  test.each([
    "correct horse battery staple",
    "пароль из нескольких слов",
    "👩🏽‍🚀🐙🦊🐝🌵🍄🎻🧭🪁🛶🧊🪵🦉🐌🧶",
    longText(64),
    longText(1_024),
  ])("the very password matches, and no other (%#)", async (password) => {
    const hashed = await hashPassword(password);
    expect(await verifyPassword(hashed, password)).toBe(true);
    expect(await verifyPassword(hashed, password.slice(0, -1))).toBe(false);
    expect(await verifyPassword(hashed, `${password} `)).toBe(false);
  });

  test.each(["", "plain", "$argon2i$v=19$m=65536,t=3,p=1$AAAAAAAAAAA$AAAA"])(
    "“%s” matches nothing",
    async (text) => {
      expect(await verifyPassword(text, text)).toBe(false);
    },
  );

  test.each([
    ["$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaA", true],
    ["$argon2id$v=19$m=65536,t=2,p=1$c2FsdHNhbHQ$aGFzaA", true],
    [`$argon2id$v=19$m=${PARAMETERS.memoryCost},t=${PARAMETERS.timeCost},p=1$c2FsdHNhbHQ$aGFzaA`, false],
    ["$argon2id$v=19$m=131072,t=4,p=1$c2FsdHNhbHQ$aGFzaA", false],
    ["scrypt:anything", true],
  ])("%s is outdated: %s", (hashed, outdated) => {
    expect(isOutdated(hashed)).toBe(outdated);
  });

  test("fifty sign-ins at once take no more memory than two", async () => {
    await hashPassword("correct horse battery staple");
    const before = process.memoryUsage.rss();
    let most = before;
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage.rss());
    }, 5);
    await Promise.all(Array.from({ length: 50 }, () => hashPassword("correct horse battery staple")));
    clearInterval(watch);
    expect(most - before).toBeLessThan(256 * 1024 * 1024);
  });
});

/** A text of `bytes` bytes that neither repeats nor counts. */
function longText(bytes: number): string {
  return Array.from({ length: bytes }, (_, index) =>
    String.fromCharCode(97 + ((index * index * 7 + index * 3) % 23)),
  ).join("");
}
