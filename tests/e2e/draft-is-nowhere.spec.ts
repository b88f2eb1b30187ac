import path from "node:path";
import { createDraft, publishDraft } from "@/lib/articles/commands";
import { discardDraft } from "@/lib/articles/discard-draft";
import { sendForReview } from "@/lib/articles/review-draft";
import { saveDraft } from "@/lib/articles/save-draft";
import { scheduleDraft } from "@/lib/articles/schedule-draft";
import { withdrawArticle } from "@/lib/articles/withdraw-article";
import { openDatabase } from "@/lib/database/open";
import type { Desk } from "@/lib/desk";
import { closeRenderer } from "@/lib/markdown/render-body";
import { keepPicture } from "@/lib/media/commands";
import { apiPath } from "@/lib/newsroom-urls";
import type { Outcome } from "@/lib/outcome";
import { fileObjects } from "@/lib/storage/file-objects";
import { photograph } from "../media/samples";
import { articleContent } from "../support/factories";
import { ask } from "./ask";
import { kindsOfPage } from "./kinds-of-page";
import { expect, test } from "./site";

test.use({ siteOf: "drafts" });

/** Every word of every draft begins like this, and no other word of the site does. */
const SECRET = /quokka/i;
const words = {
  headline: "Quokkahead numbat",
  standfirst: "Quokkaline numbat.",
  body: "Quokkabody numbat. ![Quokkapicture](PICTURE)",
  place: "Quokkaton",
  section: { slug: "quokkasection", name: "Quokkasection numbat" },
  authors: [{ slug: "quokkawriter", name: "Quokka Writer numbat" }],
  topics: [{ slug: "quokkatopic", name: "Quokkatopic numbat" }],
};
/** What is published of an article whose secret came later, or has been taken back. */
const open = articleContent({ headline: "A bandicoot was seen", body: "By night." });

/** Other ways to ask for a page, which might show what it is made of. */
const WAYS: readonly Readonly<Record<string, string>>[] = [
  {},
  { rsc: "1", accept: "text/x-component" },
  { rsc: "1", "next-router-prefetch": "1", purpose: "prefetch" },
];

test("what is not published, or no more, is nowhere that a reader can ask", async ({ site, dataDir }) => {
  test.setTimeout(300_000);
  const { client, close } = await openDatabase({ databaseUrl: null, dataDir });
  const desk: Desk = {
    database: client,
    objects: fileObjects(path.join(dataDir, "objects")),
    actor: "test",
    now: () => new Date(),
  };
  try {
    const origins = [site.origin];
    const jpeg = await photograph({ width: 800, height: 600 }).jpeg().toBuffer();
    const picture = await settled(keepPicture(desk, jpeg, { name: "quokka.jpg" }));
    const { src, width, height, versions } = picture;
    const lead = {
      src,
      width,
      height,
      alt: "Quokkalead",
      caption: "Quokkacaption",
      credit: null,
      licence: null,
    };
    const secret = (slug: string) =>
      articleContent({ ...words, body: words.body.replace("PICTURE", src), lead, slug: `quokka-${slug}` });
    const begin = (slug: string) => createDraft(desk, { content: secret(slug) });

    await begin("writing");
    await settled(sendForReview(desk, { id: await begin("review"), note: "Quokkanote" }));
    await settled(discardDraft(desk, { id: await begin("discarded") }));
    await settled(scheduleDraft(desk, { id: await begin("scheduled"), at: "2031-01-01T09:00" }, origins));
    const changed = await createDraft(desk, { content: { ...open, slug: "bandicoot" } });
    const { path: address } = await settled(publishDraft(desk, changed, origins));
    const changes = { ...secret("changed"), slug: "bandicoot" };
    await settled(saveDraft(desk, { id: changed, version: 1, content: changes, deliberate: true }));
    const day = address.slice(0, -"bandicoot".length);

    const addresses = [
      ...kindsOfPage.flatMap((kind) => kind.addresses),
      address,
      ...["/article.md", "/article.json", "/card.png"].map((rest) => address + rest),
      day.slice(0, -1),
      day.slice(0, 8),
      ...[
        "/",
        "/atom.xml",
        "/rss.xml",
        "/feed.json",
        "/news-sitemap.xml",
        `/sitemaps/${day.slice(1, 8).replace("/", "-")}.xml`,
      ],
      ...[
        "quokka-writing",
        "quokka-review",
        "quokka-discarded",
        "quokka-scheduled",
        "numbat",
        "by-order",
      ].flatMap((slug) =>
        ["", "/article.md", "/article.json", "/card.png"].map((rest) => `${day}${slug}${rest}`),
      ),
      ...["/sections/quokkasection", "/authors/quokkawriter", "/topics/quokkatopic"].flatMap((page) => [
        page,
        `${page}/atom.xml`,
      ]),
      ...["?q=numbat", "?q=numbat+night", "/atom.xml?q=numbat", "/feed.json?q=numbat"].map(
        (query) => `/search${query}`,
      ),
      ...[
        "/drafts",
        "/articles?q=numbat",
        `/drafts/${changed}`,
        `/articles/${changed}/revisions`,
        "/media",
        "/topics?q=numbat",
      ].map((operation) => apiPath + operation),
      `${apiPath}/openapi.json`,
      "/admin",
      `/admin/drafts/${changed}`,
      `/oembed?url=${encodeURIComponent(`${site.origin}${day}quokka-scheduled`)}`,
    ];
    const hashes = [src, ...versions.map((version) => version.src)].map((each) => each.slice(7, 71));
    /** Whether an answer has a word of a draft, or its picture. What was asked for, a page of no result may repeat. */
    const leaks = async (asked: string, headers: Readonly<Record<string, string>>) => {
      const { body, headers: said } = await ask(site.origin, asked, headers);
      const text = `${body} ${JSON.stringify(said)}`.replaceAll(asked, "");
      return SECRET.test(text) || hashes.some((hash) => text.includes(hash));
    };
    const leaking = async () => {
      const found: string[] = [];
      for (const asked of new Set(addresses))
        for (const headers of WAYS)
          if (await leaks(asked, headers)) found.push(`${asked} ${JSON.stringify(headers)}`);
      return found;
    };
    expect(await leaking()).toEqual([]);

    // Two that readers have had, every page of which has been read before it went.
    // A name that was published once stays a name, and an address an address, so theirs say nothing.
    const { section, authors, topics } = open;
    const published = (slug: string) =>
      createDraft(desk, { content: { ...secret(slug), slug, section, authors, topics } });
    const [withdrawn, byOrder] = [await published("numbat"), await published("by-order")];
    for (const id of [withdrawn, byOrder]) await settled(publishDraft(desk, id, origins));
    expect((await leaking()).length).toBeGreaterThan(20);
    for (const [id, legal] of [
      [withdrawn, null],
      [byOrder, { authority: "https://court.example/orders/1" }],
    ] as const)
      await settled(withdrawArticle(desk, { article: { id }, reason: "It was not to be.", legal }));
    // A tombstone bears the headline of what was withdrawn; of what went by order, not even that.
    const tombstone = (await leaking()).filter((found) => !found.startsWith(`${day}numbat`));
    expect(tombstone).toEqual([]);
    const { body, status } = await ask(site.origin, `${day}numbat`);
    expect([status, /Quokka(?!head)/i.test(body)]).toEqual([410, false]);
  } finally {
    await closeRenderer();
    await close();
  }
});

async function settled<T>(outcome: Promise<Outcome<T>>): Promise<T> {
  const done = await outcome;
  if (!done.ok) throw new Error(JSON.stringify(done.problems));
  return done.value;
}
