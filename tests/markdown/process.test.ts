import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, it } from "vitest";

const run = promisify(execFile);

/** Starts a program of its own that renders, as the command line does. */
function program(code: string) {
  return run(process.execPath, ["--import", "tsx", "--input-type=module", "--eval", code], {
    timeout: 120_000,
  });
}

const RENDER = `
  import { renderBody } from "./lib/markdown/render-body.ts";
  const options = { language: "en", idPrefix: "a-", endMark: null, ownOrigins: [], images: {} };
  const rendered = await renderBody("*Done.*", options);
  console.log(rendered.value.html);
`;

it("a program that has rendered ends by itself, without closing the renderer", async () => {
  const { stdout } = await program(RENDER);
  expect(stdout).toBe("<p><em>Done.</em></p>\n");
});

it("a program that waits for a document does not end before it has it", async () => {
  const { stdout } = await program(
    `${RENDER}\nprocess.exitCode = 0; await renderBody("Twice.", options).then((two) => console.log(two.value.html));`,
  );
  expect(stdout).toBe("<p><em>Done.</em></p>\n<p>Twice.</p>\n");
});
