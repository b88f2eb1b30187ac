import { describe, expect, test } from "vitest";
import type { ContactsView } from "@/lib/site/views";
import { writeSecurityText } from "@/lib/syndication/security-txt";
import { writeTrustText } from "@/lib/syndication/trust-txt";
import { TEST_TIME } from "../support/test-desk";
import { aPublication } from "./factories";
import { parseSecurityText } from "./parse-security-text";

const contacts = (changes: Partial<ContactsView> = {}): ContactsView => ({
  contact: "security@wiretap.example",
  securityPolicy: null,
  ...changes,
});

const write = (changes: Partial<ContactsView>, now = TEST_TIME, siteUrl = "https://wiretap.example") =>
  writeSecurityText(contacts(changes), aPublication({ siteUrl }), now) ?? "";

describe("security.txt", () => {
  test("says whom to tell, in which language, until when, and where it belongs", () => {
    expect([...parseSecurityText(write({ securityPolicy: "https://wiretap.example/policy" }))]).toEqual([
      ["contact", ["mailto:security@wiretap.example"]],
      ["expires", ["2027-01-31T23:59:59Z"]],
      ["preferred-languages", ["en-GB"]],
      ["canonical", ["https://wiretap.example/.well-known/security.txt"]],
      ["policy", ["https://wiretap.example/policy"]],
    ]);
  });

  test.each([
    ["security@wiretap.example", "mailto:security@wiretap.example"],
    ["o'neill+news@wiretap.example", "mailto:o'neill+news@wiretap.example"],
    ["https://wiretap.example/contact", "https://wiretap.example/contact"],
  ])("names the contact %s as a URI", (contact, uri) => {
    expect(parseSecurityText(write({ contact })).get("contact")).toEqual([uri]);
  });

  test("is none without a contact", () => {
    expect(writeSecurityText(contacts({ contact: null }), aPublication(), TEST_TIME)).toBeNull();
  });

  test.each(["http://127.0.0.1:3000", "http://wiretapexample.onion"])(
    "names no canonical address over %s, which is not https",
    (siteUrl) => {
      expect(parseSecurityText(write({}, TEST_TIME, siteUrl)).has("canonical")).toBe(false);
    },
  );

  test("expires less than a year ahead and more than ten months, on every day of eight years", () => {
    for (let day = 0; day < 8 * 366; day += 1) {
      const now = new Date(Date.UTC(2026, 0, 1 + day));
      const expires = new Date(parseSecurityText(write({}, now)).get("expires")?.[0] ?? "");
      const days = (expires.getTime() - now.getTime()) / 86_400_000;
      expect(days, now.toISOString()).toBeLessThan(365);
      expect(days, now.toISOString()).toBeGreaterThan(300);
    }
  });

  test("stays the same for the whole of a month", () => {
    expect(write({}, new Date("2026-11-01T00:00:00Z"))).toBe(write({}, new Date("2026-11-30T23:59:59Z")));
  });
});

describe("the reader of security.txt in these tests", () => {
  const expires = "Expires: 2027-01-31T23:59:59Z\n";
  test.each([
    ["without a contact", expires],
    ["without a time", "Contact: mailto:a@b.example\n"],
    ["with two times", `Contact: mailto:a@b.example\n${expires}${expires}`],
    ["with a contact that has no scheme", `Contact: a@b.example\n${expires}`],
    ["with a contact over http", `Contact: http://b.example/\n${expires}`],
    ["with a day instead of a time", "Contact: mailto:a@b.example\nExpires: 2027-01-31\n"],
    ["whose last line does not end", `${expires}Contact: mailto:a@b.example`],
    ["with a line that is no field", `Contact: mailto:a@b.example\n${expires}hello\n`],
  ])("refuses a file %s", (_what, text) => {
    expect(() => parseSecurityText(text)).toThrow();
  });
});

describe("trust.txt", () => {
  test("says where readers' privacy is laid open, whom to write to, and that texts are not for training", () => {
    expect(writeTrustText("desk@wiretap.example", "https://wiretap.example")).toBe(
      "disclosure=https://wiretap.example/privacy\ncontact=mailto:desk@wiretap.example\ndatatrainingallowed=no\n",
    );
  });

  test("names no contact where there is none", () => {
    expect(writeTrustText(null, "https://wiretap.example")).not.toContain("contact");
  });
});
