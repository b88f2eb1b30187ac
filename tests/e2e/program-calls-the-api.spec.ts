import { readFileSync } from "node:fs";
import path from "node:path";
import { projectFolder } from "@/lib/project-folder";
import { axeFindings } from "./axe";
import { expect, signIn, test } from "./newsroom";

test.use({ siteOf: "program" });

test("an editor makes a token, a program publishes with it, and revoking it shuts the program out", async ({
  page,
  site,
  people: _,
}) => {
  await signIn(page, site.origin, "editor");
  await page.goto(`${site.origin}/admin/account`);
  await page.getByRole("link", { name: "Tokens" }).click();
  const form = page.getByRole("form", { name: "Make a token" });
  await form.getByRole("button", { name: "Make the token" }).click();
  await expect(form.getByRole("alert")).toContainText("Say in a line what the token is for");
  await form.getByLabel("What it is for").fill("Wire service");
  for (const may of [/^Read drafts/, /^Begin and save/, /^Publish/]) await form.getByLabel(may).check();
  await expect(form.getByLabel(/^Read and change the publication/)).toHaveCount(0);
  expect(await axeFindings(page)).toEqual([]);
  await form.getByRole("button", { name: "Make the token" }).click();
  const token = await page.locator(".reveal pre").innerText();
  expect(token).toMatch(/^sf_[\w-]{43}$/);
  await expect(page.getByText("● good until")).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);

  const call = (method: string, address: string, body?: unknown, headers: Record<string, string> = {}) =>
    fetch(`${site.origin}/api/v1${address}`, {
      method,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json", ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  const headline = "A program wrote this headline";
  const content = {
    ...(await contentOf(await call("POST", "/drafts"), call)),
    headline,
    language: "en-GB",
    body: "It did.",
  };
  const begun = await call("POST", "/drafts", { content });
  expect(begun.status).toBe(201);
  const address = begun.headers.get("location")?.replace("/api/v1", "") ?? "";
  const published = await call(
    "POST",
    `${address}/publish`,
    {},
    { "if-match": begun.headers.get("etag") ?? "" },
  );
  expect(published.status).toBe(200);
  await page.goto(site.origin);
  await expect(page.getByRole("link", { name: headline }).first()).toBeVisible();

  // Only what the token is for; and a picture of more than the largest size is refused in the API's own form.
  const refused = await call("GET", "/settings");
  expect([refused.status, refused.headers.get("content-type")]).toEqual([403, "application/problem+json"]);
  const picture = readFileSync(path.join(projectFolder, "tests/e2e/pictures/front-page.png"));
  expect((await fetch(`${site.origin}/api/v1/media`, { method: "POST", body: picture })).status).toBe(403);

  await page.goto(`${site.origin}/admin/account/tokens`);
  await expect(page.getByText(/last used (?!never)/)).toBeVisible();
  await page.getByRole("form", { name: "Revoke the token Wire service" }).getByRole("button").click();
  await expect(page.getByText("✕ revoked")).toBeVisible();
  expect((await call("GET", "/drafts")).status).toBe(401);
});

/** The content of the draft that an answer is about. */
async function contentOf(begun: Response, call: (method: string, address: string) => Promise<Response>) {
  const read = await call("GET", begun.headers.get("location")?.replace("/api/v1", "") ?? "");
  return (await read.json()).content;
}

test("the editor’s own page calls by its session, pictures too, and nobody else’s page does", async ({
  page,
  site,
  people: _,
}) => {
  await signIn(page, site.origin, "writer");
  const bytes = readFileSync(path.join(projectFolder, "tests/e2e/pictures/front-page.png")).toString(
    "base64",
  );
  const brought = await page.evaluate(async (picture) => {
    const answer = await fetch("/api/v1/media?name=front.png", {
      method: "POST",
      body: Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0)),
    });
    return { status: answer.status, ...(await answer.json()) };
  }, bytes);
  expect(brought).toMatchObject({ status: 201, src: expect.stringMatching(/^\/media\/[0-9a-f]{64}\.png$/) });
  const cookies = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  for (const origin of ["https://evil.example", "null"]) {
    const answer = await fetch(`${site.origin}/api/v1/drafts`, {
      method: "POST",
      headers: { cookie: cookies, origin },
    });
    expect([answer.status, answer.headers.get("content-type")]).toEqual([403, "application/problem+json"]);
  }
});
