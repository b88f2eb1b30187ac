import { describe, expect, it } from "vitest";
import { readArticleAddress } from "@/app/(reader)/[year]/[month]/[day]/[slug]/article-address";

function read(address: string) {
  const [year = "", month = "", day = "", slug = ""] = address.split("/").slice(1);
  return readArticleAddress({ year, month, day, slug });
}

describe("the address of an article", () => {
  it.each([
    ["/2018/01/02/no-chats", "/2018/01/02/no-chats"],
    ["/2018/01/02/%E5%BE%AE%E4%BF%A1", "/2018/01/02/微信"],
    ["/2016/02/29/leap", "/2016/02/29/leap"],
  ])("%s means %s", (address, path) => {
    expect(read(address)).toEqual({ path, canonical: true });
  });

  it.each([
    ["capitals", "/2018/01/02/No-Chats", "/2018/01/02/no-chats"],
    ["a decomposed letter", "/2018/01/02/cafe%CC%81", "/2018/01/02/café"],
  ])("with %s means the one address, and is not it", (_form, address, path) => {
    expect(read(address)).toEqual({ path, canonical: false });
  });

  it.each([
    ["a day that never was", "/2015/02/30/x"],
    ["a month of one digit", "/2018/1/02/x"],
    ["a day of one digit", "/2018/01/2/x"],
    ["a year of two digits", "/18/01/02/x"],
    ["a date in other digits", "/२०१८/01/02/x"],
    ["a broken escape", "/2018/01/02/%E5%BE"],
    ["a lone per cent sign", "/2018/01/02/100%"],
    ["an escaped slash", "/2018/01/02/a%2Fb"],
    ["dots", "/2018/01/02/.."],
    ["a control character", "/2018/01/02/a%00b"],
    ["a reversed direction", "/2018/01/02/a%E2%80%AEb"],
    ["an escape that was escaped", "/2018/01/02/%25E5"],
    ["a slug too long", `/2018/01/02/${"a".repeat(201)}`],
  ])("is none with %s", (_form, address) => {
    expect(read(address)).toBeNull();
  });
});
