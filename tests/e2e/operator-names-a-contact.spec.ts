import { runStandfirst } from "../support/run-standfirst";
import { parseSecurityText } from "../syndication/parse-security-text";
import { expect, test } from "./site";

test.use({ siteOf: "contact" });

test("an operator names a contact while the site runs, and the next request finds it where it is looked for", async ({
  site,
  dataDir,
}) => {
  const set = (...options: string[]) => runStandfirst(["site", "set", ...options], { DATA_DIR: dataDir });
  const read = async (path: string) => (await fetch(site.origin + path)).text();
  const statusOf = async (path: string) => (await fetch(site.origin + path)).status;
  expect(await statusOf("/.well-known/security.txt")).toBe(404);
  expect(await read("/trust.txt")).not.toContain("contact=");

  const refused = await set("--contact", "nobody", "--tagline", "Never set");
  expect(refused).toMatchObject({ status: 1, stdout: "" });
  expect(refused.stderr).toMatch(/^--contact: .*such as desk@news\.example/);
  expect(await read("/")).not.toContain("Never set");

  const changed = await set("--contact", "security@wiretap.example");
  expect(changed).toMatchObject({ status: 0, stderr: "" });
  const answer = await fetch(`${site.origin}/.well-known/security.txt`);
  expect(answer.headers.get("content-type")).toBe("text/plain; charset=utf-8");
  const fields = parseSecurityText(await answer.text());
  expect(fields.get("contact")).toEqual(["mailto:security@wiretap.example"]);
  expect(Date.parse(fields.get("expires")?.[0] ?? "")).toBeGreaterThan(Date.now());
  for (const path of ["/trust.txt", "/.well-known/trust.txt"])
    expect(await read(path)).toContain("contact=mailto:security@wiretap.example\n");
  expect(await read("/privacy")).toContain("mailto:security@wiretap.example");

  const shown = await runStandfirst(["site", "show"], { DATA_DIR: dataDir });
  expect(shown.stdout).toMatch(/^name +The Wiretap$/m);
  expect(shown.stdout).toMatch(/^copyright +1994–$/m);
  expect(shown.stdout).toMatch(/^contact +security@wiretap\.example$/m);

  expect(await set("--contact", "")).toMatchObject({ status: 0 });
  expect(await statusOf("/.well-known/security.txt")).toBe(404);
});

test("an operator who names nothing to change, or years that are none, is told what to write", async ({
  dataDir,
}) => {
  const set = (...options: string[]) => runStandfirst(["site", "set", ...options], { DATA_DIR: dataDir });
  expect((await set()).stderr).toContain("Name a setting to change");
  for (const years of ["98", "1998-21", "1998 2021", "soon"]) {
    const refused = await set("--copyright", years);
    expect(refused, years).toMatchObject({ status: 1, stdout: "" });
    expect(refused.stderr).toContain("Write 1998–2021");
  }
  expect((await set("--copyright", "2021–1998")).stderr).toMatch(/^--copyright: .*before the first year/);
});
