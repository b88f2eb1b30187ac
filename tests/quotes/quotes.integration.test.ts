import { describe, expect, test } from "vitest";
import { createAndPublish, createDraft } from "@/lib/articles/commands";
import { readDraftPreview } from "@/lib/articles/draft-preview";
import { publishChanges } from "@/lib/articles/publish-changes";
import { rebuildArticles, rebuildFromObjects } from "@/lib/articles/rebuild";
import { saveDraft } from "@/lib/articles/save-draft";
import { showCaptureText, uploadCapture } from "@/lib/captures/commands";
import type { Outcome } from "@/lib/outcome";
import { listQuotesOf } from "@/lib/quotes/queries";
import { findEvidence } from "@/lib/sources/evidence";
import { articleContent } from "../support/factories";
import { loseTables } from "../support/lose-tables";
import { setUpDesk, TEST_ORIGINS, TEST_TIME } from "../support/test-desk";

const desk = setUpDesk();

const PAPER = "https://paper.example/watched";
const POST = "https://post.example/weixin";
const OTHER = "https://other.example/page";

function must<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
}

const BODY = `Li said that Ma ["must be watching all our WeChats every day"](${PAPER}). He said that "nobody has any privacy at all".

:::quote[Tencent]{from=zh-Hans translation=machine cite=${POST}}
It does not keep any user's chat history.

::original

微信不留存任何用户的聊天记录
:::

Nobody linked "these words from nowhere at all".`;

async function publish(body = BODY): Promise<string> {
  return must(await createAndPublish(desk(), { content: articleContent({ body }) }, TEST_ORIGINS)).id;
}

let moment = 0;

async function keep(address: string, text: string): Promise<string> {
  moment += 1;
  desk().setNow(new Date(TEST_TIME.getTime() + moment * 60_000));
  const bytes = Buffer.from(text);
  return must(await uploadCapture(desk(), { address, bytes, name: "page.txt" })).hash;
}

async function states(id: string): Promise<string[]> {
  return (await listQuotesOf(desk().database, id)).map(({ state }) => state);
}

describe("a quotation", () => {
  test("is not checked while nothing was kept of its source", async () => {
    expect(await states(await publish())).toEqual(["unkept", "unkept", "unkept", "unkept"]);
  });

  test("is verified when its words stand in what was kept, be it before or after publication", async () => {
    const before = await keep(PAPER, 'He said: "Ma Huateng must be watching all our WeChats every day."');
    const id = await publish();
    const [first] = await listQuotesOf(desk().database, id);
    expect(first).toMatchObject({ state: "verified", address: PAPER, captureHash: before, passage: null });
    await keep(POST, "声明：微信不留存任何用户的聊天记录。");
    expect(await states(id)).toEqual(["verified", "not_found", "verified", "unkept"]);
  });

  test("is altered when other words stand there, which are said", async () => {
    const id = await publish();
    const hash = await keep(PAPER, "Ma Huateng must be reading all our WeChats every day, says Li.");
    const [first] = await listQuotesOf(desk().database, id);
    expect(first).toMatchObject({ state: "altered", captureHash: hash, address: PAPER });
    expect(first?.passage).toBe("must be reading all our WeChats every day");
  });

  test("stays verified when its source says something else later", async () => {
    const id = await publish();
    const first = await keep(
      PAPER,
      "Ma must be watching all our WeChats every day. Nobody has any privacy at all.",
    );
    expect((await states(id)).slice(0, 2)).toEqual(["verified", "verified"]);
    await keep(PAPER, "This page was removed.");
    const [quote] = await listQuotesOf(desk().database, id);
    expect(quote).toMatchObject({ state: "verified", captureHash: first });
  });

  test("is found in the first capture of its source, also when it is published after many others", async () => {
    await keep(PAPER, "Ma must be watching all our WeChats every day.");
    for (const text of ["One.", "Two.", "Three.", "Four."]) await keep(PAPER, text);
    expect((await states(await publish()))[0]).toBe("verified");
  });

  test("is found in any capture of its source, whatever was kept before and after it", async () => {
    const others = async (name: string) => {
      for (const text of ["one", "two", "three", "four"]) await keep(PAPER, `This is ${text} ${name}.`);
    };
    await others("before");
    const hash = await keep(PAPER, "Ma must be watching all our WeChats every day.");
    await others("after");
    // More than a list of captures shows.
    const { address, capturedAt, ...rest } = await desk().database.capture.findFirstOrThrow();
    await desk().database.capture.createMany({
      data: Array.from({ length: 120 }, (_, at) => ({
        ...rest,
        address,
        hash: at.toString(16).padStart(64, "0"),
        payloadHash: at.toString(16).padStart(64, "0"),
        capturedAt: new Date(capturedAt.getTime() + 24 * 3600_000 + at),
      })),
    });
    const [quote] = await listQuotesOf(desk().database, await publish());
    expect(quote).toMatchObject({ state: "verified", captureHash: hash });
  });

  test("of which something was found says of the newest what stands there, in whatever order it was kept", async () => {
    const published = await publish();
    await keep(PAPER, "Ma must be reading all our WeChats every day.");
    const newest = await keep(PAPER, "Ma must be forgetting all our WeChats every day.");
    await keep(PAPER, "This page was removed.");
    const again = await publish();
    for (const id of [published, again]) {
      const [quote] = await listQuotesOf(desk().database, id);
      expect(quote).toMatchObject({
        state: "altered",
        captureHash: newest,
        passage: "must be forgetting all our WeChats every day",
      });
    }
  });

  test("is not held against what another article cites", async () => {
    const id = await publish();
    await keep(OTHER, "Ma must be watching all our WeChats every day.");
    expect((await states(id))[0]).toBe("unkept");
  });

  test("of a translation without its original cannot be checked", async () => {
    await keep(POST, "It does not keep any user's chat history.");
    const id = await publish(
      `:::quote{from=zh-Hans translation=machine cite=${POST}}\nIt does not keep any user's chat history.\n:::`,
    );
    expect(await states(id)).toEqual(["unkept"]);
  });
});

test("whoever writes sees at once what has become of each quotation, and before there is a draft nothing of it", async () => {
  await keep(PAPER, "Ma Huateng must be reading all our WeChats every day, says Li.");
  await keep(POST, "声明：微信不留存任何用户的聊天记录。");
  const id = await createDraft(desk(), { content: articleContent() });
  const content = articleContent({ body: BODY });
  const { html } = await readDraftPreview(desk(), { id, content }, TEST_ORIGINS);
  expect(
    [...html.matchAll(/<a href="([^"]*)" aria-label="(\w+)[^"]*" title="[^"]*">(.)<\/a>/g)].map(
      ([, ...each]) => each,
    ),
  ).toEqual([
    [`/admin/drafts/${id}/sources`, "Altered", "≠"],
    [`/admin/drafts/${id}/sources`, "Not", "?"],
    [`/admin/drafts/${id}/sources`, "Verified", "✓"],
  ]);
  // The next pause, with the words mended: what was read of the sources is remembered, and what was not is read.
  const mended = { ...content, body: BODY.replace("watching", "reading") };
  expect((await readDraftPreview(desk(), { id, content: mended }, TEST_ORIGINS)).html).not.toContain("≠");
  expect((await readDraftPreview(desk(), { id: null, content }, TEST_ORIGINS)).html).not.toMatch(/[≠✓]/);
  expect(await desk().database.quote.count()).toBe(0);
});

test.each([
  [
    "it is published again",
    async (id: string) => {
      const content = articleContent({ body: `${BODY}\n\nAnd more.` });
      must(await saveDraft(desk(), { id, content, version: 1 }));
      must(
        await publishChanges(
          desk(),
          { id, version: 2, kind: "updated", note: "More was said." },
          TEST_ORIGINS,
        ),
      );
    },
  ],
  [
    "its revisions are read again",
    async () => {
      await rebuildArticles(desk(), TEST_ORIGINS);
    },
  ],
  [
    "the database was lost",
    async () => {
      await loseTables(desk().database);
      await rebuildFromObjects(desk(), TEST_ORIGINS);
    },
  ],
])("what was verified once is still verified when %s", async (_, again) => {
  const id = await publish();
  for (const text of ["One.", "Two."]) await keep(PAPER, text);
  await keep(PAPER, "Ma must be watching all our WeChats every day.");
  for (const text of ["Three.", "Four.", "Five."]) await keep(PAPER, text);
  const first = async () => (await listQuotesOf(desk().database, id))[0];
  const before = await first();
  expect(before?.state).toBe("verified");
  await again(id);
  expect(await first()).toEqual(before);
});

test("an article's evidence says of how many sources something was kept, and what is quoted from each", async () => {
  const id = await publish();
  await keep(PAPER, "Ma must be watching all our WeChats every day.");
  const { sources, kept } = await findEvidence(id);
  expect(kept).toBe(1);
  expect(sources.map(({ address, captures, quotes }) => [address, captures.length, quotes.length])).toEqual([
    [PAPER, 1, 2],
    [POST, 0, 1],
  ]);
});

test.each([
  ["its revisions", () => rebuildArticles(desk(), TEST_ORIGINS)],
  [
    "the object store alone",
    async () => {
      await loseTables(desk().database);
      return rebuildFromObjects(desk(), TEST_ORIGINS);
    },
  ],
])("quotations say the same when they are made again from %s", async (_, rebuild) => {
  const id = await publish();
  await keep(PAPER, "Ma must be reading all our WeChats every day.");
  await keep(POST, "微信不留存任何用户的聊天记录");
  const before = await findEvidence(id);
  expect((await rebuild()).problems).toEqual([]);
  expect(await findEvidence(id)).toEqual(before);
});

test("readers are told the other words of a source only while they are shown what was kept of it", async () => {
  const id = await publish();
  const hash = await keep(PAPER, "Ma Huateng must be reading all our WeChats every day, says Li.");
  const told = async () => {
    const { sources, quotes } = await findEvidence(id);
    const [quote] = sources.flatMap((source) => source.quotes);
    expect(quotes[0]).toEqual(quote);
    return [quote?.state, quote?.passage];
  };
  expect(await told()).toEqual(["altered", null]);
  must(await showCaptureText(desk(), { hash, shown: true }));
  expect(await told()).toEqual(["altered", expect.stringContaining("reading all our WeChats")]);
  must(await showCaptureText(desk(), { hash, shown: false }));
  expect(await told()).toEqual(["altered", null]);
});
