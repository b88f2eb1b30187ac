import { describe, expect, test } from "vitest";
import { findArticle, listFrontPage } from "@/lib/articles/queries";
import { withdrawArticle } from "@/lib/articles/withdraw-article";
import { adoptImprint, applyImport, type ImportedItem } from "@/lib/importers/apply-import";
import { type ImportFile, type ImportOptions, leftToTheFile } from "@/lib/importers/import-options";
import { planImport } from "@/lib/importers/plan-import";
import { findSite } from "@/lib/site/queries";
import { sha256 } from "@/lib/storage/sha256";
import { answerTwin } from "@/lib/syndication/answers";
import { photograph, SECRET, signed } from "../media/samples";
import { aReport } from "../support/a-report";
import { setUpDesk, TEST_ORIGINS } from "../support/test-desk";

const desk = setUpDesk();

const plain: ImportOptions = {
  ...leftToTheFile,
  publish: true,
  adoptImprint: false,
  sample: false,
};

function file(text: string, name = "report.txt", beside: Record<string, Buffer> = {}): ImportFile {
  return { name, bytes: Buffer.from(text), readBeside: async (picture) => beside[picture] ?? null };
}

async function plan(files: readonly ImportFile[], options: Partial<ImportOptions> = {}) {
  return planImport(desk(), files, { ...plain, ...options }, TEST_ORIGINS);
}

async function importAll(
  files: readonly ImportFile[],
  options: Partial<ImportOptions> = {},
): Promise<ImportedItem[]> {
  const planned = await plan(files, options);
  if (!planned.ok) throw new Error(JSON.stringify(planned.problems));
  await adoptImprint(desk(), planned.value.imprint, TEST_ORIGINS);
  const items: ImportedItem[] = [];
  for await (const item of applyImport(desk(), planned.value, { ...plain, ...options })) items.push(item);
  return items;
}

/** Everything that an import may write, to see that nothing changed. */
async function everything() {
  const { draft, revision, article, author, section, topic, media, site, edition } = desk().database;
  return JSON.stringify(
    await Promise.all([
      draft.findMany(),
      revision.findMany(),
      article.findMany(),
      author.findMany(),
      section.findMany(),
      topic.findMany(),
      media.findMany(),
      site.findMany(),
      edition.findMany(),
    ]),
  );
}

describe("a plain-text report", () => {
  test("becomes an article with every part in its place", async () => {
    const [item] = await importAll([file(aReport)], {
      date: "2018-01-02",
      authors: ["Ada Quill"],
      section: "Law",
      topics: ["Letters", "Post"],
      adoptImprint: true,
    });
    expect(item).toMatchObject({
      status: "published",
      path: "/2018/01/02/ministry-denies-reading-the-post-it-opens",
    });
    const article = await findArticle(item?.path ?? "");
    expect(article).toMatchObject({
      headline: "Ministry denies reading the post it opens",
      standfirst: "It was only holding it up to the light",
      standfirstLabel: "Spoiler",
      language: "en-GB",
      section: { slug: "law", name: "Law" },
      authors: [{ slug: "ada-quill", name: "Ada Quill" }],
      topics: [
        { slug: "letters", name: "Letters" },
        { slug: "post", name: "Post" },
      ],
      publishedAt: new Date("2018-01-02T00:00:00Z"),
      publishedPrecision: "day",
    });
    expect(article?.bodyHtml).toContain("Machine translation, not checked by anyone who speaks it.");
    expect(article?.bodyHtml.match(/®/g)).toHaveLength(1);
    expect(article?.bodyHtml).not.toContain("1987");
    expect(await findSite()).toMatchObject({
      tagline: "Opening what others close",
      copyrightFrom: 1987,
      copyrightTo: 2019,
    });
  });

  test("is a draft unless it is to be published", async () => {
    const [item] = await importAll([file(aReport)], { publish: false });
    expect(item).toMatchObject({ status: "imported", path: null });
    expect((await listFrontPage()).lead).toBeNull();
    expect(await desk().database.draft.count()).toBe(1);
  });

  test("that was a draft is published by importing it again", async () => {
    const [draft] = await importAll([file(aReport)], { publish: false });
    const [published] = await importAll([file(aReport)]);
    expect(published).toMatchObject({ status: "published", id: draft?.id });
    expect(await desk().database.draft.count()).toBe(1);
  });
});

describe("a draft that was imported before", () => {
  test("is published with what the second import says of it", async () => {
    await importAll([file(aReport)], { publish: false });
    const [published] = await importAll([file(aReport)], {
      date: "2003-03-03",
      authors: ["Ada Quill"],
      section: "Law",
    });
    expect(published).toMatchObject({ status: "published" });
    expect(published?.path).toMatch(/^\/2003\/03\/03\//);
    expect(await findArticle(published?.path ?? "")).toMatchObject({
      authors: [{ name: "Ada Quill" }],
      section: { name: "Law" },
    });
  });

  test("is not overwritten once somebody has worked on it", async () => {
    const [draft] = await importAll([file(aReport)], { publish: false });
    await desk().database.draft.update({ where: { id: draft?.id ?? "" }, data: { version: 2 } });
    const [refused] = await importAll([file(aReport)]);
    expect(refused).toMatchObject({ status: "refused", problems: [{ code: "draft-changed" }] });
    expect(await desk().database.article.count()).toBe(0);
  });
});

describe("many imports at the same time", () => {
  test("of the same files and of equal headlines lose nothing and share no address", async () => {
    const reports = (word: string) =>
      Array.from({ length: 8 }, (_, number) =>
        file(aReport.replace("Opponents", `${word} ${number}`), `${number}.txt`),
      );
    const runs = [reports("Friends"), reports("Friends"), reports("Foes")].map((files) => importAll(files));
    const items = (await Promise.all(runs)).flat();
    const published = items.filter(({ status }) => status === "published");
    expect(published).toHaveLength(16);
    expect(new Set(published.map(({ path }) => path)).size).toBe(16);
    expect(items.filter(({ status }) => status === "unchanged")).toHaveLength(8);
    const objects = [];
    for await (const { hash } of desk().objects.list("revisions")) objects.push(hash);
    expect(objects).toHaveLength(16);
  });
});

describe("importing twice", () => {
  test("changes nothing and says so", async () => {
    const options = { date: "2018-01-02", adoptImprint: true };
    const [first] = await importAll([file(aReport)], options);
    const before = await everything();
    const [second] = await importAll([file(aReport, "another-name.txt")], options);
    expect(second).toMatchObject({ status: "unchanged", id: first?.id, path: first?.path });
    expect(await everything()).toBe(before);
  });

  test("at the same moment imports once", async () => {
    const both = await Promise.all([importAll([file(aReport)]), importAll([file(aReport)])]);
    expect(
      both
        .flat()
        .map(({ status }) => status)
        .sort(),
    ).toEqual(["published", "unchanged"]);
    expect(new Set(both.flat().map(({ path }) => path)).size).toBe(1);
  });

  test("does not bring back what was withdrawn, and says so", async () => {
    const [first] = await importAll([file(aReport)]);
    const article = { id: first?.id ?? "" };
    await withdrawArticle(desk(), { article, reason: "It was invented.", legal: null });
    const before = await everything();
    const [second] = await importAll([file(aReport)]);
    expect(second).toMatchObject({ status: "unchanged", path: first?.path });
    expect(second?.findings.map(({ code }) => code)).toContain("withdrawn-since");
    expect(await everything()).toBe(before);
    expect(await findArticle(first?.path ?? "")).toBeNull();
  });

  test("within one call imports once", async () => {
    const items = await importAll([file(aReport), file(aReport, "copy.txt")]);
    expect(items.map(({ status }) => status)).toEqual(["published", "unchanged"]);
  });
});

describe("an import in which anything is refused writes nothing", () => {
  test.each<[string, ImportFile, Partial<ImportOptions>, string]>([
    ["a file that is no report", file(""), {}, "report.txt"],
    ["a file that is a web page", file("<!doctype html><title>x</title>"), {}, "report.txt"],
    ["a day that does not exist", file(aReport), { date: "2015-02-30" }, "published"],
    ["a time without an offset", file(aReport), { date: "2018-01-02T11:40" }, "published"],
    ["a day that has not come", file(aReport), { date: "2999-01-01" }, "published"],
    [
      "a picture that is not there",
      file("# Head\n\nText.\n\n![A door](door.svg)\n", "report.md"),
      {},
      "door.svg",
    ],
    [
      "a picture that is none",
      file("# Head\n\nText.\n\n![A door](door.svg)\n", "report.md", { "door.svg": Buffer.from("MZ") }),
      {},
      "door.svg",
    ],
    [
      "a drawing that would act",
      file("# Head\n\nText.\n\n![A door](door.svg)\n", "report.md", {
        "door.svg": Buffer.from(
          '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>steal()</script></svg>',
        ),
      }),
      {},
      "<script>",
    ],
    ["a body too deep to render", file(`# Head\n\n${"> ".repeat(3000)}deep\n`, "report.md"), {}, "report.md"],
  ])("%s", async (_name, bad, options, named) => {
    const before = await everything();
    const planned = await plan([file(aReport.replace("Ministry", "Office"), "good.txt"), bad], options);
    expect(planned.ok).toBe(false);
    if (planned.ok) return;
    const [problem] = planned.problems;
    expect(`${problem.at} ${problem.message}`).toContain(named);
    expect(problem.message).toMatch(/\.$/);
    expect(await everything()).toBe(before);
  });

  test("an imprint to adopt that is not there", async () => {
    const without = aReport.replace(/\n+Opening what.*$/, "");
    expect(await plan([file(without)], { adoptImprint: true })).toMatchObject({
      ok: false,
      problems: [{ code: "imprint-missing" }],
    });
  });

  test("two imprints of which only one could be adopted", async () => {
    const other = aReport.replace("1987", "1988");
    expect(await plan([file(aReport), file(other, "other.txt")], { adoptImprint: true })).toMatchObject({
      ok: false,
      problems: [{ code: "imprints-differ" }],
    });
  });
});

describe("names", () => {
  test("are the ones that exist, by slug or by name, or new ones, which is said", async () => {
    await desk().database.author.create({ data: { slug: "ada-quill", name: "Ada Quill" } });
    const planned = await plan([file(aReport)], { authors: ["ada-quill", "ADA QUILL", "Grace Murray"] });
    if (!planned.ok) throw new Error("refused");
    const [item] = planned.value.items;
    expect(item?.content.authors).toEqual([
      { slug: "ada-quill", name: "Ada Quill" },
      { slug: "grace-murray", name: "Grace Murray" },
    ]);
    expect(item?.findings.filter(({ code }) => code === "author-new")).toHaveLength(1);
  });
});

describe("a running story", () => {
  const text = (story: string, headline = "Head") =>
    `---\nheadline: ${headline}\nstory: ${story}\n---\nText.\n`;
  const storyOf = async (...files: Parameters<typeof plan>) => {
    const planned = await plan(...files);
    if (!planned.ok) throw new Error(JSON.stringify(planned.problems));
    return planned.value.items.map(({ content, findings }) => ({
      story: content.story,
      said: findings.map(({ code }) => code).filter((code) => code.startsWith("story")),
    }));
  };

  test("is the one that the file names, made on first use, which is said", async () => {
    expect(
      await storyOf([file(text("The crypto wars"), "a.md"), file(text("the-crypto-wars", "B"), "b.md")]),
    ).toEqual([
      { story: { slug: "the-crypto-wars", name: "The crypto wars" }, said: ["story-new"] },
      { story: { slug: "the-crypto-wars", name: "The crypto wars" }, said: [] },
    ]);
  });

  test("is the one that exists, by its slug or by its name, under the name that it has", async () => {
    await desk().database.story.create({ data: { slug: "crypto-wars", name: "The crypto wars" } });
    const known = { slug: "crypto-wars", name: "The crypto wars" };
    const files = ["crypto-wars", "THE CRYPTO WARS"].map((name, index) =>
      file(text(name, `H${index}`), "a.md"),
    );
    expect(await storyOf(files)).toEqual([
      { story: known, said: [] },
      { story: known, said: [] },
    ]);
    // A name that would have its address is taken for it, as with every other kind of name.
    expect(await storyOf([file(text("Crypto, wars"), "a.md")])).toEqual([
      { story: known, said: ["story-taken-for-another"] },
    ]);
  });

  test("that the person names goes before the file's own", async () => {
    expect(await storyOf([file(text("One"), "a.md")], { story: "Another" })).toMatchObject([
      { story: { slug: "another", name: "Another" } },
    ]);
  });

  test("is no key at all in the content of a piece that has none", async () => {
    const planned = await plan([file("# Head\n\nText.\n", "a.md")]);
    expect(planned.ok && Object.keys(planned.value.items[0]?.content ?? {})).not.toContain("story");
  });

  test("comes back with the Markdown that an article is given out as", async () => {
    const [first] = await importAll([file(text("The crypto wars"), "a.md")]);
    const answer = await answerTwin({ path: first?.path ?? "", canonical: true }, "markdown");
    expect(await storyOf([file(await answer.text(), "twin.md")])).toEqual([
      { story: { slug: "the-crypto-wars", name: "The crypto wars" }, said: [] },
    ]);
  });
});

describe("what was merged or left out is said", () => {
  test.each([
    ["two names with one address", "# Head\n\nText.\n", { topics: ["C++", "C#"] }, "topic-taken-for-another"],
    ["a picture on the web", "# Head\n\n![a](https://elsewhere.example/a.png)\n", {}, "picture-not-shown"],
    ["a picture anywhere on the disk", "# Head\n\nSee ![a](/etc/passwd) here.\n", {}, "picture-not-shown"],
  ])("%s", async (_what, text, options, code) => {
    const planned = await plan([file(text, "report.md")], options);
    expect(planned.ok && planned.value.items[0]?.findings.map((finding) => finding.code)).toContain(code);
  });
});

describe("a Markdown document", () => {
  const drawing = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="800" viewBox="0 0 1200 800"><path d="M0 0h9"/></svg>',
  );

  test("brings its pictures along, which are stored by their hash", async () => {
    const text = `---
headline: A door is drawn
published: "2014-05-06T07:08:00+02:00"
lead: { src: door.svg, alt: A door, credit: "Drawing: The Test Post" }
---
Before the door.

![The same door](door.svg "Seen from outside")
`;
    const [item] = await importAll([file(text, "door.md", { "door.svg": drawing })]);
    const src = `/media/${sha256(drawing)}.svg`;
    const article = await findArticle(item?.path ?? "");
    expect(article?.lead).toEqual({
      src,
      width: 1200,
      height: 800,
      alt: "A door",
      caption: null,
      credit: "Drawing: The Test Post",
      licence: null,
    });
    expect(article?.bodyHtml).toContain(`src="${src}"`);
    expect(article?.bodyHtml).toContain('width="1200"');
    expect(article?.publishedAt).toEqual(new Date("2014-05-06T05:08:00Z"));
    expect(await desk().objects.read("media", sha256(drawing), "svg")).toEqual(drawing);
  });

  test("brings its photographs along without what they say of the photographer", async () => {
    const photo = await signed(photograph({ width: 640, height: 480 }))
      .jpeg()
      .toBuffer();
    const text = "# A door is seen\n\n![A door](door.jpg)\n";
    const [item] = await importAll([file(text, "door.md", { "door.jpg": photo })]);
    expect(item?.status).toBe("published");
    const [media] = await desk().database.media.findMany({ include: { versions: true } });
    expect(media).toMatchObject({ extension: "jpg", width: 640, height: 480 });
    expect((await findArticle(item?.path ?? ""))?.bodyHtml).toContain(`src="/media/${media?.hash}.jpg"`);
    const files = [media, ...(media?.versions ?? [])];
    expect(files).toHaveLength(3);
    for (const kept of files) {
      const bytes = await desk().objects.read("media", kept?.hash ?? "", kept?.extension ?? "");
      expect(bytes?.length).toBe(kept?.bytes);
      expect(bytes?.includes(SECRET)).toBe(false);
    }
  });

  test("is refused whole when a photograph breaks off", async () => {
    const photo = await photograph({ width: 640, height: 480 }).jpeg().toBuffer();
    const beside = { "door.jpg": photo.subarray(0, 9000) };
    const before = await everything();
    const planned = await plan([file("# A door\n\n![A door](door.jpg)\n", "door.md", beside)]);
    expect(planned).toMatchObject({
      ok: false,
      problems: [{ code: "picture-not-readable", at: "door.jpg" }],
    });
    expect(await everything()).toBe(before);
  });
});
