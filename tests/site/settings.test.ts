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

  test.each([
    ["/about", "/about"],
    ["/about#corrections", "/about#corrections"],
    ["/2018/01/02/微信", "/2018/01/02/%E5%BE%AE%E4%BF%A1"],
    ["/a/../about?x=1", "/about?x=1"],
    ["https://NEWS.example", "https://news.example/"],
  ])("take %j as the address of a link or a policy", (address, stored) => {
    const taken = read({ footerLinks: [{ name: "Link", address }], policies: { ethicsPolicy: address } });
    expect(taken.data?.footerLinks).toEqual([{ name: "Link", address: stored }]);
    expect(taken.data?.policies).toEqual({ ethicsPolicy: stored });
    expect(read(taken.data ?? {}).data).toEqual(taken.data);
  });

  test.each(
    [
      "",
      "about",
      "//elsewhere.example/",
      "/\\elsewhere.example/",
      "\\/elsewhere.example",
      "/\t/elsewhere.example",
      "javascript:alert(1)",
      "data:text/html,x",
      "http://elsewhere.example/",
      "https://desk:secret@news.example/",
      `/${"a".repeat(500)}`,
    ].map((address) => [address]),
  )("refuse %j as the address of a link or a policy", (address) => {
    expect(read({ footerLinks: [{ name: "Link", address }] }).error?.issues).toMatchObject([
      { path: ["footerLinks", 0, "address"] },
    ]);
    expect(read({ policies: { masthead: address } }).error?.issues).toMatchObject([
      { path: ["policies", "masthead"] },
    ]);
  });

  test.each([
    ["thirteen links", { footerLinks: Array(13).fill({ name: "Link", address: "/" }) }],
    ["a link without a name", { footerLinks: [{ name: " ", address: "/" }] }],
    ["a policy that nobody knows", { policies: { anything: "/" } }],
  ])("refuse %s", (_what, changes) => {
    expect(read(changes).success).toBe(false);
  });

  test("that were kept before there were contacts, links and policies are read, and name none", () => {
    const { contact: _, securityPolicy: __, footerLinks: ___, policies: ____, ...before } = settings;
    const record = {
      format: "standfirst/settings/1",
      recordedAt: "2026-03-04T05:06:07.000Z",
      actor: "test",
      settings: before,
    };
    expect(settingsRecordSchema.parse(record).settings).toEqual(settings);
  });
});
