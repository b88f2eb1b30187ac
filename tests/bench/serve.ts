import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import { startSite } from "../support/run-standfirst";

/**
 * How fast a kept article is served, beside nginx that serves the same bytes from a file on the same machine in the same
 * minutes: `npx tsx tests/bench/serve.ts`. Needs nginx and wrk (Debian's packages of those names). Both are asked in turn, and the
 * medians and their ratios are printed; there is no verdict.
 */

const ARTICLE = "/2018/01/02/wechat-keeps-nothing";
const ROUNDS = 5;
const SECONDS = 4;
const NGINX_PORT = 4390;

const run = promisify(execFile);

interface Figures {
  readonly perSecond: number;
  /** In milliseconds. */
  readonly p99: number;
}

async function main(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), "standfirst-bench-"));
  const site = await startSite(path.join(folder, "data"));
  const nginx = await startNginx(folder, await fetchCompressed(site.origin + ARTICLE));
  try {
    const ours: Figures[] = [];
    const theirs: Figures[] = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      const pair = [
        await load(site.origin + ARTICLE),
        await load(`http://127.0.0.1:${NGINX_PORT}/article.html`),
      ] as const;
      // The first round warms both up.
      if (round === 0) continue;
      ours.push(pair[0]);
      theirs.push(pair[1]);
      console.log(`round ${round}: standfirst ${format(pair[0])} · nginx ${format(pair[1])}`);
    }
    const [a, b] = [medians(ours), medians(theirs)];
    console.log(`median:  standfirst ${format(a)} · nginx ${format(b)}`);
    console.log(
      `standfirst / nginx: ${(a.perSecond / b.perSecond).toFixed(2)} of the requests, ${(a.p99 / b.p99).toFixed(2)} of the p99`,
    );
  } finally {
    nginx.kill();
    await site.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}

async function fetchCompressed(address: string): Promise<Buffer> {
  // `fetch` would unpack what it gets; curl does not.
  const { stdout } = await run("curl", ["-s", "-H", "Accept-Encoding: br", address], { encoding: "buffer" });
  return stdout;
}

async function startNginx(folder: string, page: Buffer) {
  const root = path.join(folder, "nginx");
  await mkdir(root);
  await writeFile(path.join(root, "article.html"), page);
  const config = path.join(folder, "nginx.conf");
  await writeFile(
    config,
    `worker_processes 1; daemon off; pid ${folder}/nginx.pid; error_log ${folder}/error.log;
     events { worker_connections 1024; }
     http { access_log off; sendfile on; types { text/html html; }
       client_body_temp_path ${folder}; proxy_temp_path ${folder}; fastcgi_temp_path ${folder}; uwsgi_temp_path ${folder}; scgi_temp_path ${folder};
       server { listen 127.0.0.1:${NGINX_PORT}; root ${root}; add_header Content-Encoding br; open_file_cache max=10; } }`,
  );
  const nginx = spawn("/usr/sbin/nginx", ["-c", config], { stdio: "ignore" });
  const failed = once(nginx, "exit").then(() => {
    throw new Error("nginx ended before it was asked.");
  });
  await Promise.race([failed, answers(`http://127.0.0.1:${NGINX_PORT}/article.html`)]);
  failed.catch(() => {});
  return nginx;
}

async function answers(address: string): Promise<void> {
  while (
    !(await run("curl", ["-sf", "-o", "/dev/null", address]).then(
      () => true,
      () => false,
    ))
  )
    await pause(50);
}

async function load(address: string): Promise<Figures> {
  const args = ["-t1", "-c64", `-d${SECONDS}s`, "--latency", "-H", "Accept-Encoding: br", address];
  const { stdout } = await run("wrk", args);
  const perSecond = Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]);
  const [, time = "", unit = ""] = /99%\s+([\d.]+)(us|ms|s)/.exec(stdout) ?? [];
  return {
    perSecond,
    p99: Number(time) * { us: 0.001, ms: 1, s: 1000 }[unit === "us" || unit === "s" ? unit : "ms"],
  };
}

function medians(figures: readonly Figures[]): Figures {
  return { perSecond: median(figures.map((f) => f.perSecond)), p99: median(figures.map((f) => f.p99)) };
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

function format({ perSecond, p99 }: Figures): string {
  return `${Math.round(perSecond).toLocaleString("en")}/s, p99 ${p99.toFixed(1)} ms`;
}

await main();
