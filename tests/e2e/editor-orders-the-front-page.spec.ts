import { runStandfirst } from "../support/run-standfirst";
import { expect, test } from "./site";

test.use({ siteOf: "front" });

test("an editor puts two old pieces at the head of the front page, and takes them down again", async ({
  page,
  site,
  dataDir,
}) => {
  const run = (...args: string[]) =>
    runStandfirst(["front", ...args], { DATA_DIR: dataDir, SITE_URL: site.origin });
  const paths = async () => {
    await page.goto(site.origin);
    const links = page.getByRole("main").getByRole("article").getByRole("heading").getByRole("link");
    return Promise.all((await links.all()).map((link) => link.getAttribute("href")));
  };
  const chosen = ["/1994/06/03/clipper-sixteen-bits", "/2018/01/02/wechat-keeps-nothing"];
  const newest = await paths();
  expect((await run()).stdout).toContain("The newest pieces lead the front page.");

  const set = await run("set", `${site.origin}${chosen[0]}`, `${chosen[1]}`);
  expect(set).toMatchObject({ status: 0, stderr: "" });
  expect(set.stdout).toMatch(/^1\. The chip that wanted.*\n.*clipper-sixteen-bits\n2\. WeChat has nothing/m);
  const ordered = await paths();
  expect(ordered.slice(0, 3)).toEqual([...chosen, newest[0]]);
  expect(new Set(ordered).size).toBe(ordered.length);

  const refused = await run("set", "/2018/01/02/nothing-here");
  expect(refused).toMatchObject({ status: 1, stdout: "" });
  expect(refused.stderr).toContain(
    "/2018/01/02/nothing-here: There is no published article at this address.",
  );
  expect(await paths()).toEqual(ordered);

  expect((await run("clear")).status).toBe(0);
  expect(await paths()).toEqual(newest);
});
