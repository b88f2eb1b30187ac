import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { slugSchema } from "@/lib/articles/content";
import { isReservedSlug, problemWithSlug, slugFor } from "@/lib/articles/slug";

describe("slugFor", () => {
  test.each([
    [
      "Of course we don't spy on our users, giggles China's WeChat",
      "of-course-we-dont-spy-on-our-users-giggles-chinas-wechat",
    ],
    ["Café ‘Žižek’ über Smørrebrød", "cafe-zizek-uber-smorrebrod"],
    ["Straße, Æther, Œuvre, Łódź, ISTANBUL", "strasse-aether-oeuvre-lodz-istanbul"],
    ["微信否认监控用户", "微信否认监控用户"],
    ["Що таке шифр?", "що-таке-шифр"],
    ["كلمة السر", "كلمة-السر"],
    ["हिन्दी में गोपनीयता", "हिन्दी-में-गोपनीयता"],
    ["１２３ ﬁnal", "123-final"],
    ["  --- C++ & Rust: 100% --- ", "c-rust-100"],
    ["a\u200Bb\u202Ec\u0000d", "a-b-c-d"],
    ["?!…", "untitled"],
    ["", "untitled"],
  ])("makes of %j the slug %j", (headline, slug) => {
    expect(slugFor(headline)).toBe(slug);
  });

  test("cuts a long headline between words", () => {
    const slug = slugFor("word ".repeat(60));
    expect(Buffer.byteLength(slug)).toBeLessThanOrEqual(80);
    expect(slug).toMatch(/^word(-word)*$/);
  });

  test("cuts a headline that is all one word at a letter", () => {
    const slug = slugFor("微".repeat(100));
    expect(slug).toBe("微".repeat(26));
  });

  test("always gives a slug that may be stored, and the same one again for itself", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (headline) => {
        const slug = slugFor(headline);
        expect(slugSchema.safeParse(slug).error).toBeUndefined();
        expect(Buffer.byteLength(slug)).toBeLessThanOrEqual(80);
        expect(slugFor(slug)).toBe(slug);
      }),
      { numRuns: 2000 },
    );
  });
});

test.each(["Admin!", "API", "a b", "sitemap.xml", "!"])(
  "whoever may not have %j as a slug is never told to try one that is refused as well",
  (asked) => {
    const offered = /Try “([^”]+)”/.exec(problemWithSlug(asked)?.message ?? "")?.[1];
    expect(problemWithSlug(asked)).not.toBeNull();
    if (offered !== undefined)
      expect([isReservedSlug(offered), problemWithSlug(offered)]).toEqual([false, null]);
  },
);
