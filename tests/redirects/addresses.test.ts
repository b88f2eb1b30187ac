import { readdirSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { projectFolder } from "@/lib/project-folder";
import { hrefOfTarget, readSource, readTarget, sourcesAsked } from "@/lib/redirects/addresses";
import { ownAddress } from "@/lib/redirects/own-addresses";
import { problemsByLine, readRedirectLines } from "@/lib/redirects/read-lines";

const own = { outside: false, ownOrigins: ["https://wiretap.example"] };
const anywhere = { ...own, outside: true };

function beginning(written: string): string | null {
  const read = readSource(written, "from");
  return read.ok ? read.value.address : null;
}

function end(written: string, where = own): string {
  const read = readTarget(written, where, "to");
  return read.ok ? read.value.address : read.problems[0].code;
}

describe("where a redirect begins", () => {
  test.each([
    ["/old/page.html", "/old/page.html"],
    [" /old/ ", "/old"],
    ["https://old.example/story.php", "/story.php"],
    ["http://old.example:8080/a/", "/a"],
    ["https://old.example?p=1", "/?p=1"],
    ["/2018/%E5%BE%AE%E4%BF%A1", "/2018/微信"],
    ["/cafe%CC%81", "/café"],
    ["/cafe\u0301", "/café"],
    ["/a%20b", "/a b"],
    ["/?p=123", "/?p=123"],
    ["/index.php?view=article&id=7", "/index.php?id=7&view=article"],
    ["/index.php?%69d=%37", "/index.php?id=7"],
    ["/?123", "/?123="],
    ["/Feed", "/Feed"],
  ])("is stored in one form: %s", (written, stored) => {
    expect(beginning(written)).toBe(stored);
  });

  test.each(
    [
      ["", "/", "old", "//evil.example", "/\\evil.example", "\\\\evil.example", "/a\\b", "/a b", "/a\u0000b"],
      ["/a/../b", "/a/%2e%2e/b", "/./a", "/a//b", "/a%2Fb", "/a%3Fb", "/a%23b", "/a%5Cb", "/a%00b", "/a%0Ab"],
      ["/a%", "/%ff", "/a#part", "/\u202Egnp", "/%E2%80%AEgnp", "/a?x=1&x=2", "/a?=1", "javascript:alert(1)"],
      ["mailto:x@wiretap.example", "ftp://old.example/a", `/${"a".repeat(501)}`, `/a?x=${"a".repeat(501)}`],
      [`/a?${Array.from({ length: 9 }, (_, at) => `p${at}=1`).join("&")}`, "https:/old.example", "///"],
    ].flat(),
  )("is not %j", (written) => {
    expect(beginning(written)).toBeNull();
  });
});

describe("where a redirect leads", () => {
  test.each([
    ["/", "/"],
    ["/about/", "/about"],
    ["https://wiretap.example", "/"],
    ["https://wiretap.example/2018/01/02/a#fn-1", "/2018/01/02/a#fn-1"],
    ["/search?q=%E5%BE%AE", "/search?q=%E5%BE%AE"],
    ["/2018/01/02/微信", "/2018/01/02/微信"],
    ["/about#Über uns".replace(" ", "-"), "/about#%C3%9Cber-uns"],
  ])("on this site is stored in one form: %s", (written, stored) => {
    expect(end(written)).toBe(stored);
  });

  test("elsewhere is allowed only where somebody says so", () => {
    expect(end("https://elsewhere.example/a?b#c")).toBe("redirect-outside");
    expect(end("https://elsewhere.example/a?b#c", anywhere)).toBe("https://elsewhere.example/a?b#c");
    expect(end("https://wiretap.example.evil.example/", own)).toBe("redirect-outside");
    expect(end("https://wiretap.example@evil.example/", own)).toBe("redirect-not-usable");
  });

  test("elsewhere is shown as what it is, also where it is written in letters that look alike", () => {
    expect(end("https://аpple.example/", anywhere)).toBe("https://xn--pple-43d.example/");
  });

  test.each([
    ...["//evil.example", "/\\evil.example", "/%2Fevil.example", "/\tevil", "\u0000/a", "https:evil.example"],
    ...[
      "http://evil.example/",
      "javascript:alert(1)",
      "data:text/html,x",
      "https://",
      "https://a:b@evil.example/",
    ],
    ...[
      "https:///evil.example",
      "https://evil.example\\a",
      "ftp://evil.example",
      "//",
      "about",
      "https://[::1/",
    ],
  ])("is never %j", (written) => {
    expect(end(written, anywhere)).toBe("redirect-not-usable");
  });

  test("never sends a browser anywhere but where it says, whatever is written", () => {
    const pieces = fc.constantFrom(
      ...[
        "/",
        "//",
        "\\",
        "%2f",
        "%5c",
        "https:",
        "http:",
        "evil.example",
        "@",
        "?",
        "#",
        "..",
        "%2e",
        "a",
        "\t",
        ":",
        "微",
      ],
    );
    fc.assert(
      fc.property(fc.array(pieces, { minLength: 1, maxLength: 8 }), (parts) => {
        const read = readTarget(parts.join(""), own, "to");
        if (!read.ok) return;
        const there = new URL(hrefOfTarget(read.value.address), "https://wiretap.example/x/y");
        expect(there.origin).toBe("https://wiretap.example");
        // Written again, it is the same: what is stored has one form.
        expect(readTarget(read.value.address, own, "to")).toEqual(read);
      }),
      { numRuns: 2_000 },
    );
  });
});

test("a reader’s address is looked up in the form in which it is stored, however their browser writes it", () => {
  const written = ["/café?p=1", "/cafe%CC%81/?p=1&utm=x", "/caf%C3%A9?%70=1"];
  for (const address of written) {
    const [pathname = "", query = ""] = new URL(address, "http://x.example").href
      .replace("http://x.example", "")
      .split("?");
    expect(sourcesAsked(pathname, query, ["p"])).toEqual([beginning("/café?p=1")]);
  }
});

describe("what the site answers by itself", () => {
  test.each([
    ["/admin", "kept"],
    ["/Admin/x", "kept"],
    ["/api/v1/drafts", "kept"],
    ["/_next/static/x.js", "kept"],
    ["/tombstone/2018/01/02/a", "kept"],
    ["/a.rsc", "kept"],
    ["/administration", "other"],
    ["/media/photo.jpg", "file"],
    ["/.well-known/security.txt", "file"],
    ["/rss.xml", "part"],
    ["/search/atom.xml", "part"],
    ["/2018", "span"],
    ["/2018/02", "span"],
    ["/2018/02/30", "other"],
    ["/2018/02/03/a-slug", "article"],
    ["/2018/02/03/A-Slug/article.md", "article"],
    ["/2018/02/03/a-slug/comments", "other"],
    ["/2018/02/03/a-slug/history", "article"],
    ["/2018/02/03/a-slug/history/12", "article"],
    ["/2018/02/03/a-slug/history/1/12", "article"],
    ["/2018/02/03/a-slug/history/1/revision.json", "article"],
    ["/2018/02/03/a-slug/history/first", "other"],
    ["/2018/02/03/a-slug/article.md/history", "other"],
    ["/timegate/2018/02/03/a-slug", "article"],
    ["/timegate/2018/02/03/a-slug/article.md", "other"],
    ["/timemap/json/2018/02/03/a-slug", "article"],
    ["/timemap/cdxj/2018/02/03/a-slug", "other"],
    ["/memento/2018/02/03/a-slug/1", "kept"],
    ["/2018/02/30/a-slug", "other"],
    ["/topics/law/rss.xml", "name"],
    ["/topics/law/x", "other"],
    ["/feed", "other"],
    ["/index.php", "other"],
  ])("%s is %s", (address, kind) => {
    expect(ownAddress(address).kind).toBe(kind);
  });

  test("every route that readers have is known", () => {
    const routes = readdirSync(path.join(projectFolder, "app/(reader)"), {
      recursive: true,
      encoding: "utf8",
    })
      .flatMap((file) => /^(.*\/)?(?:page\.tsx|route\.ts)$/.exec(file)?.[1]?.replace(/\/$/, "") ?? [])
      .filter((route) => !route.startsWith("[...missing]"));
    const sample = (route: string) =>
      `/${route
        .replace("[year]", "2018")
        .replace("[month]", "02")
        .replace("[day]", "03")
        .replace("[slug]", "a")
        .replace("[number]", "1")
        .replace("[later]", "2")
        .replace("[file]", "x.png")}`;
    expect(routes.length).toBeGreaterThan(30);
    expect(routes.map(sample).filter((address) => ownAddress(address).kind === "other")).toEqual([]);
  });

  test("so is every file that is served as it lies there", () => {
    const files = readdirSync(path.join(projectFolder, "public")).filter((name) => name !== "fonts");
    expect(files.filter((name) => ownAddress(`/${name}`).kind !== "part")).toEqual([]);
  });
});

describe("a list of redirects", () => {
  test("has one a line, whichever way lines end, and may have remarks", () => {
    expect(readRedirectLines("\uFEFF# the old site\r\n/a\t/b\r\n\r\n  /c   /d  \n")).toEqual({
      ok: true,
      value: {
        redirects: [
          { from: "/a", to: "/b" },
          { from: "/c", to: "/d" },
        ],
        lines: [2, 4],
      },
    });
  });

  test("is refused with the numbers of its lines, the first of very many", () => {
    const refused = readRedirectLines("/a /b\n/c\n/d /e /f");
    expect(refused.ok ? [] : refused.problems.map(({ at }) => at)).toEqual(["2", "3"]);
    const many = readRedirectLines("/a\n".repeat(400));
    expect(many.ok ? [] : many.problems.map(({ code }) => code)).toEqual([
      ...Array(50).fill("line-not-readable"),
      "more-problems",
    ]);
  });

  test("has at most five thousand", () => {
    const written = (count: number) =>
      Array.from({ length: count }, (_, at) => `/old-${at} /about`).join("\n");
    expect(readRedirectLines(written(5000)).ok).toBe(true);
    const refused = readRedirectLines(written(5001));
    expect(refused.ok ? null : refused.problems[0].code).toBe("redirects-wrong-number");
  });

  test("says in which line a redirect was refused", () => {
    const problem = { code: "redirect-taken", at: "redirects.1.from", message: "It is taken." };
    expect(problemsByLine([problem], { redirects: [], lines: [2, 7] })).toEqual([
      { ...problem, at: "7", message: "Line 7: It is taken." },
    ]);
  });
});
