import type { Browser, BrowserContext, CDPSession, Page } from "playwright";
import { type Counter, counterNames, type Found, foundSchema } from "@/lib/privacy/measured-schema";

/** What was seen at one address. */
export interface Opened {
  /** Null where the browser offers to save what it got instead of showing it. */
  readonly status: number | null;
  /** The words that the reader saw, before anything was touched; null where it is no page of HTML. */
  readonly words: string | null;
  readonly found: Found;
}

/**
 * An instrument that opens addresses as a reader would, in a browser without a past in which scripts run, touches everything
 * on them, and counts what spies do.
 */
export class PrivacyMeter {
  private tally = new Map<Counter, number>();
  private origin = "";

  private constructor(
    private readonly context: BrowserContext,
    private readonly page: Page,
  ) {}

  static async start(browser: Browser): Promise<PrivacyMeter> {
    const context = await browser.newContext({ viewport: VIEW });
    const page = await context.newPage();
    const meter = new PrivacyMeter(context, page);
    meter.watchRequests();
    await meter.watchTheWire(await context.newCDPSession(page));
    return meter;
  }

  async look(address: string): Promise<Opened> {
    this.tally = new Map();
    this.origin = new URL(address).origin;
    const { status, isPage } = await goto(this.page, address);
    const words = isPage ? await wordsOf(this.page) : null;
    if (isPage) {
      await touchEverything(this.page);
      await this.page.waitForLoadState("networkidle");
    } else {
      // What browsers show pictures and XML with has styles of its own, which the policy of a file does not foresee.
      this.tally.delete("violations");
    }
    const census = await this.page.evaluate(takeCensus);
    for (const counter of counterNames) this.add(counter, census[counter]);
    this.add("cookies", (await this.context.cookies()).length);
    if (isPage) await submitForm(this.page);
    return { status, words, found: foundSchema.parse(Object.fromEntries(this.tally)) };
  }

  async close(): Promise<void> {
    await this.context.close();
  }

  private add(counter: Counter, number = 0): void {
    if (number > 0) this.tally.set(counter, (this.tally.get(counter) ?? 0) + number);
  }

  private watchRequests(): void {
    this.context.on("request", (request) => {
      const { protocol, origin } = new URL(request.url());
      if (/^(?:https?|wss?):$/.test(protocol) && origin !== this.origin) this.add("otherHosts", 1);
      if (/^(?:ping|beacon|cspviolationreport)$/.test(request.resourceType())) this.add("beacons", 1);
    });
    this.context.on("serviceworker", () => this.add("storage", 1));
  }

  private async watchTheWire(session: CDPSession): Promise<void> {
    const scripts = new Set<string>();
    session.on("Network.responseReceived", ({ requestId, type }) => {
      if (type === "Script") scripts.add(requestId);
    });
    session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
      if (scripts.has(requestId)) this.add("scriptBytes", encodedDataLength);
    });
    session.on("Network.requestWillBeSentExtraInfo", ({ headers }) => {
      if (headerOf(headers, "referer") !== undefined) this.add("referrers", 1);
    });
    session.on("Network.responseReceivedExtraInfo", ({ headers }) => {
      if (headerOf(headers, "set-cookie") !== undefined) this.add("cookies", 1);
      if (/rel="?(?:preconnect|dns-prefetch|prefetch|prerender)/i.test(headerOf(headers, "link") ?? ""))
        this.add("hints", 1);
      if (headerOf(headers, "speculation-rules") !== undefined) this.add("hints", 1);
      for (const name of ["report-to", "reporting-endpoints", "nel"])
        if (headerOf(headers, name) !== undefined) this.add("beacons", 1);
    });
    session.on("Audits.issueAdded", ({ issue }) => {
      if (issue.code === "ContentSecurityPolicyIssue") this.add("violations", 1);
    });
    await session.send("Network.enable");
    await session.send("Audits.enable");
  }
}

/** The words on a page as a reader sees them. */
export async function wordsOf(page: Page): Promise<string> {
  return page.evaluate(() => document.body.innerText);
}

/** How much of a page is seen at a time. */
export const VIEW = { width: 1280, height: 900 } as const;

function headerOf(headers: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.entries(headers).find(([given]) => given.toLowerCase() === name)?.[1];
}

/** How an address answers. That a browser would save what it gets, it only says by failing. */
async function goto(page: Page, address: string): Promise<{ status: number | null; isPage: boolean }> {
  try {
    const response = await page.goto(address, { waitUntil: "load" });
    const type = response?.headers()["content-type"] ?? "";
    return { status: response?.status() ?? null, isPage: /^text\/html\b/.test(type) };
  } catch (cause) {
    if (cause instanceof Error && /Download is starting|ERR_ABORTED/.test(cause.message))
      return { status: null, isPage: false };
    throw cause;
  }
}

/** Opens what can be opened, follows what leads within the page, and moves the pointer over everything that can be used. */
async function touchEverything(page: Page): Promise<void> {
  for (const summary of await page.locator("summary").all()) await summary.click();
  for (const link of await page.locator('a[href^="#"]').all()) await link.press("Enter");
  const targets = await page.evaluate(() => {
    const usable = document.querySelectorAll("a[href], button, input, label, summary, img, [tabindex]");
    return [...usable].flatMap((element) => {
      const [box] = element.getClientRects();
      if (box === undefined || box.width === 0) return [];
      return [{ x: box.left + box.width / 2, y: box.top + box.height / 2 + window.scrollY }];
    });
  });
  let top = await scrollTo(page, 0);
  for (const { x, y } of targets) {
    if (y < top || y >= top + VIEW.height) top = await scrollTo(page, y - VIEW.height / 8);
    await page.mouse.move(x, y - top);
  }
}

/** Scrolls as near to a height as the page allows, and gives back where that is. */
async function scrollTo(page: Page, height: number): Promise<number> {
  return page.evaluate((top) => {
    window.scrollTo({ top, behavior: "instant" });
    return window.scrollY;
  }, height);
}

async function submitForm(page: Page): Promise<void> {
  const button = page.locator("form button").first();
  if ((await button.count()) === 0) return;
  await button.click();
  await page.waitForLoadState("networkidle");
}

/** Runs in the page, and counts what stands in it and what it has put into the browser. */
async function takeCensus(): Promise<Partial<Record<Counter, number>>> {
  const count = (selector: string) => document.querySelectorAll(selector).length;
  const kept = async (look: () => number | Promise<number>) => {
    try {
      return await look();
    } catch {
      // A document that may keep nothing refuses even to be asked.
      return 0;
    }
  };
  const scripts = [...document.querySelectorAll("script")].filter(
    ({ type }) => !/^application\/(?:ld\+)?json$/.test(type),
  );
  const attributes = [...document.querySelectorAll("*")].flatMap((element) => [...element.attributes]);
  return {
    scripts: scripts.length,
    scriptBytes: scripts.reduce((sum, { textContent }) => sum + (textContent?.length ?? 0), 0),
    handlers: attributes.filter(
      ({ name, value }) =>
        /^on[a-z]/i.test(name) || (/^(?:href|src|action)$/.test(name) && /^\s*javascript:/i.test(value)),
    ).length,
    storage:
      (await kept(() => localStorage.length)) +
      (await kept(() => sessionStorage.length)) +
      (await kept(async () => (await indexedDB.databases()).length)) +
      (await kept(async () => (await caches.keys()).length)) +
      (await kept(async () => (await navigator.serviceWorker.getRegistrations()).length)),
    hints:
      count(
        "link[rel~=preconnect], link[rel~=dns-prefetch], link[rel~=prefetch], link[rel~=prerender], link[rel~=modulepreload]",
      ) + count("script[type=speculationrules], meta[http-equiv=refresh]"),
    beacons: count("a[ping], area[ping]"),
    embeds: count("iframe, frame, embed, object, fencedframe, portal, video, audio"),
  };
}
