import { describe, expect, test } from "vitest";
import { settingsRecordSchema, siteSettingsSchema, unnamedSettings } from "@/lib/site/settings";

const settings = unnamedSettings(2026);
const read = (changes: object) => siteSettingsSchema.safeParse({ ...settings, ...changes });

describe("the settings", () => {
  test.each([
    ["an e-mail address", "desk@wiretap.example", "desk@wiretap.example"],
    ["an address of the web", "https://wiretap.example/contact", "https://wiretap.example/contact"],
    ["an address of the web in another form", "https://WIRETAP.example", "https://wiretap.example/"],
    ["a name in another script", "https://bücher.example/", "https://xn--bcher-kva.example/"],
    ["none", null, null],
  ])("take %s as a contact", (_what, contact, stored) => {
    const taken = read({ contact });
    expect(taken.data?.contact).toBe(stored);
    // What is stored is checked again with every other change.
    expect(read({ contact: taken.data?.contact }).data?.contact).toBe(stored);
  });

  test.each([
    "",
    "desk",
    "desk@",
    "desk@wiretap",
    "Desk <desk@wiretap.example>",
    "http://wiretap.example/",
    "javascript:alert(1)",
    "https://desk",
    "https://desk:secret@wiretap.example/",
    "https://wiretap.example/a b",
    "https://wiretap.example/\nContact: mailto:mallory@elsewhere.example",
    "desk@wiretap.example\nContact: mailto:mallory@elsewhere.example",
    `https://wiretap.example/${"a".repeat(500)}`,
    `${"a".repeat(250)}@wiretap.example`,
  ])("refuse %j as a contact, and say what one looks like", (contact) => {
    expect(read({ contact }).error?.issues).toMatchObject([
      { path: ["contact"], message: expect.stringMatching(/^(?:must |Too big)/) },
    ]);
  });

  test("refuse an e-mail address as a policy", () => {
    expect(read({ securityPolicy: "desk@wiretap.example" }).success).toBe(false);
  });

  test("that were kept before there were contacts are read, and name none", () => {
    const { contact: _, securityPolicy: __, ...before } = settings;
    const record = {
      format: "standfirst/settings/1",
      recordedAt: "2026-03-04T05:06:07.000Z",
      actor: "test",
      settings: before,
    };
    expect(settingsRecordSchema.parse(record).settings).toEqual(settings);
  });
});
