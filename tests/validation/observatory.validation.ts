import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, request } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { Server } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, inject, test } from "vitest";
import { z } from "zod";
import { siteUrl } from "./site-url";
import { runTool, toolFile } from "./tools";

/**
 * The site behind a door with TLS, as it stands on the web, by MDN's HTTP Observatory. The Observatory knows no ports but 80 and
 * 443, so this needs a user who may listen on them.
 */

const report = z.object({
  scan: z.object({ score: z.number(), grade: z.string(), testsFailed: z.number() }),
  tests: z.record(z.string(), z.object({ pass: z.boolean(), result: z.string() })),
});

test("the Observatory gives the site an A+ of at least 130, and no test of its fails", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "standfirst-observatory-"));
  const [key, certificate] = [path.join(folder, "key.pem"), path.join(folder, "certificate.pem")];
  const doors: Server[] = [];
  try {
    const made = await runTool("openssl", [
      ...["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"],
      ...["-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out", certificate],
    ]);
    if (made.status !== 0) throw new Error(`No certificate could be made:\n${made.stderr}`);
    const { hostname, port } = new URL(inject("siteOrigin"));
    doors.push(
      createTlsServer({ key: readFileSync(key), cert: readFileSync(certificate) }, (incoming, outgoing) => {
        const { method, url: address, headers } = incoming;
        request({ hostname, port, method, path: address, headers }, (answer) => {
          outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(outgoing);
        }).end();
      }),
      createServer((incoming, outgoing) => {
        outgoing.writeHead(301, { location: `${siteUrl}${incoming.url}` }).end();
      }),
    );
    for (const [index, door] of doors.entries()) await listen(door, [443, 80][index] ?? 0);
    // Two lists that the package fetches when it is installed: of no host do we say that browsers know it already.
    await writeFile(toolFile("@mdn/mdn-http-observatory/conf/hsts-preload.json"), "{}");
    await writeFile(toolFile("@mdn/mdn-http-observatory/conf/tld-list.json"), "[]");
    const { status, stdout, stderr } = await runTool(
      process.execPath,
      [toolFile("@mdn/mdn-http-observatory/src/scan.js"), new URL(siteUrl).hostname],
      { environment: { NODE_EXTRA_CA_CERTS: certificate } },
    );
    if (status !== 0) throw new Error(`The Observatory could not look:\n${stdout}${stderr}`);
    const { scan, tests } = report.parse(JSON.parse(stdout));
    const failed = Object.entries(tests).flatMap(([name, { pass, result }]) =>
      pass ? [] : [`${name}: ${result}`],
    );
    expect(failed).toEqual([]);
    expect(scan).toMatchObject({ grade: "A+", testsFailed: 0 });
    expect(scan.score).toBeGreaterThanOrEqual(130);
  } finally {
    for (const door of doors) door.close();
    await rm(folder, { recursive: true, force: true });
  }
});

function listen(door: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    door.once("error", (cause) =>
      reject(new Error(`The Observatory looks at port ${port}, which cannot be had here.`, { cause })),
    );
    // By name, so that the door is where the Observatory looks, whichever of its two addresses that is.
    door.listen(port, "localhost", resolve);
  });
}
