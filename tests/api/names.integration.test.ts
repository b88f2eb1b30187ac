import { expect, test } from "vitest";
import { createAndPublish } from "@/lib/articles/commands";
import { aCaller, askApi } from "../support/api";
import { articleContent } from "../support/factories";
import { setUpAccounts } from "../support/newsroom";
import { setUpDesk, TEST_ORIGINS } from "../support/test-desk";

const desk = setUpDesk();
const accounts = setUpAccounts(desk);

test("a topic is added, renamed, merged with another and removed by a program", async () => {
  const { headers } = await aCaller(desk(), "editor");
  const ask = (what: string, body?: unknown) => askApi(desk(), accounts(), what, { headers, body });
  const topics = [{ slug: "banners", name: "Banners" }];
  await createAndPublish(desk(), { content: articleContent({ topics }) }, TEST_ORIGINS);

  expect(await ask("POST /names/topic", { name: "Fines" })).toMatchObject({
    status: 201,
    body: { slug: "fines" },
  });
  expect(await ask("POST /names/topic", { name: "Fines" })).toMatchObject({
    status: 409,
    body: { problems: [{ code: "slug-taken" }] },
  });
  expect(
    await ask("PUT /names/topic/banners/name", { name: "Cookie banners", slug: "cookie-banners" }),
  ).toMatchObject({ status: 200, body: { slug: "cookie-banners" } });
  expect(await ask("GET /names/topic/cookie-banners")).toMatchObject({
    body: { name: "Cookie banners", articles: 1, former: [{ slug: "banners" }] },
  });
  expect(await ask("DELETE /names/topic/cookie-banners")).toMatchObject({
    status: 409,
    body: { problems: [{ code: "name-in-use" }] },
  });
  expect(await ask("POST /names/topic/cookie-banners/merge", { into: "fines" })).toMatchObject({
    status: 200,
    body: { slug: "fines", articles: 1 },
  });
  expect((await ask("GET /names/topic/cookie-banners")).status).toBe(404);
  expect(await ask("GET /names/topic/fines")).toMatchObject({
    body: {
      articles: 1,
      former: expect.arrayContaining([
        expect.objectContaining({ slug: "cookie-banners" }),
        expect.objectContaining({ slug: "banners" }),
      ]),
    },
  });
});

test("sections are described, and ordered for the masthead, by a program", async () => {
  const { headers } = await aCaller(desk(), "editor");
  const ask = (what: string, body?: unknown) => askApi(desk(), accounts(), what, { headers, body });
  for (const name of ["Courts", "Chips"]) await ask("POST /names/section", { name });

  await ask("PUT /names/section/chips/description", { description: "What is in the box." });
  expect(await ask("GET /names/section/chips")).toMatchObject({
    body: { description: "What is in the box." },
  });
  expect(await ask("PUT /sections/order", { order: ["chips"] })).toMatchObject({
    status: 200,
    body: { order: ["chips", "courts"] },
  });
  expect((await ask("PUT /sections/order", { order: ["none"] })).status).toBe(404);
  expect((await ask("GET /names/place/chips")).status).toBe(400);
});
