import { describe, expect, test } from "vitest";
import { absoluteUrl, articlePath, hrefOf, mediaPath } from "@/lib/urls";

describe("an article's address", () => {
  test("takes its day in the site's time zone", () => {
    const instant = new Date("2018-01-02T23:40:00Z");
    expect(articlePath(instant, "Europe/London", "slug")).toBe("/2018/01/02/slug");
    expect(articlePath(instant, "Asia/Shanghai", "slug")).toBe("/2018/01/03/slug");
  });

  test("is encoded only where it becomes a link", () => {
    expect(hrefOf("/2018/01/02/微信")).toBe("/2018/01/02/%E5%BE%AE%E4%BF%A1");
    expect(absoluteUrl("https://news.example", "/2018/01/02/微信")).toBe(
      "https://news.example/2018/01/02/%E5%BE%AE%E4%BF%A1",
    );
  });
});

test("a picture's address names its bytes", () => {
  expect(mediaPath("ab".repeat(32), "svg")).toBe(`/media/${"ab".repeat(32)}.svg`);
});
