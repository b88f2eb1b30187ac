import path from "node:path";
import { describe, expect, test } from "vitest";
import { EnvironmentError, readEnvironment } from "@/lib/env";

describe("the environment", () => {
  test("has a default for everything", () => {
    expect(readEnvironment({})).toEqual({
      port: 3000,
      host: "127.0.0.1",
      siteUrl: "http://127.0.0.1:3000",
      dataDir: path.resolve("data"),
      databaseUrl: null,
      pressMemory: 256,
      onionUrl: null,
      authSecret: null,
      trustedProxies: 0,
      accessLog: false,
      fetchAllowedAddresses: new Set(),
    });
  });

  test("takes an empty value for an unset one", () => {
    expect(readEnvironment({ PORT: "", DATABASE_URL: "", SITE_URL: "" })).toEqual(readEnvironment({}));
  });

  test.each([
    ["https://news.example", "https://news.example"],
    ["https://news.example/", "https://news.example"],
    ["HTTPS://News.Example:443", "https://news.example"],
    ["http://news.example:8080", "http://news.example:8080"],
  ])("reads the origin %s", (written, origin) => {
    expect(readEnvironment({ SITE_URL: written }).siteUrl).toBe(origin);
  });

  test("derives the origin from the host and port, IPv6 too", () => {
    expect(readEnvironment({ HOST: "::1", PORT: "8080" }).siteUrl).toBe("http://[::1]:8080");
  });

  test.each([
    ["PORT", "http"],
    ["PORT", "70000"],
    ["PORT", "-1"],
    ["SITE_URL", "news.example"],
    ["SITE_URL", "ftp://news.example"],
    ["SITE_URL", "https://news.example/blog"],
    ["SITE_URL", "https://ada:secret@news.example"],
    ["PRESS_MEMORY", "lots"],
    ["ONION_URL", "http://news.example"],
    ["ONION_URL", "http://short.onion"],
    ["ACCESS_LOG", "yes"],
    ["AUTH_SECRET", "a short secret"],
    ["TRUSTED_PROXIES", "all"],
    ["FETCH_ALLOWED_ADDRESSES", "archive.internal:80"],
    ["FETCH_ALLOWED_ADDRESSES", "10.0.0.5"],
    ["FETCH_ALLOWED_ADDRESSES", "10.0.0.0/8:80"],
    ["FETCH_ALLOWED_ADDRESSES", "0x7f000001:80"],
    ["FETCH_ALLOWED_ADDRESSES", "127.1:80"],
    ["FETCH_ALLOWED_ADDRESSES", "::1:80"],
    ["FETCH_ALLOWED_ADDRESSES", "10.0.0.5:0"],
    ["FETCH_ALLOWED_ADDRESSES", "10.0.0.5:70000"],
    ["FETCH_ALLOWED_ADDRESSES", "*"],
    ["FETCH_ALLOWED_ADDRESSES", "10.0.0.5:80,"],
    ["DATABASE_URL", "mysql://localhost/standfirst"],
  ])("refuses %s=%s and says which it is, without repeating what may be a secret", (name, value) => {
    const read = () => readEnvironment({ [name]: value });
    expect(read).toThrow(EnvironmentError);
    expect(read).toThrow(name);
    expect(read).not.toThrow("secret");
  });

  test("opens the places that it names, and no other", () => {
    const { fetchAllowedAddresses } = readEnvironment({
      FETCH_ALLOWED_ADDRESSES: "10.0.0.5:8080, [fd00::5]:80",
    });
    expect([...fetchAllowedAddresses]).toEqual(["10.0.0.5:8080", "[fd00::5]:80"]);
  });

  test("names every problem at once", () => {
    expect(() => readEnvironment({ PORT: "x", SITE_URL: "y" })).toThrow(/PORT[\s\S]*SITE_URL/);
  });
});
