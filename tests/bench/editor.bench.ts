import { chromium } from "playwright";
import { findChromium } from "../e2e/chromium";

/**
 * How long an editor waits: `npx tsx tests/bench/editor.bench.ts ORIGIN E-MAIL PASSWORD`, on a site that runs. Prints, for a draft of 3,000 words, the
 * time from opening it to a letter that is in the text; and for one of 2,000 words, from a letter that is typed to a preview that shows it, and
 * the server's part of that.
 */
const [origin = "", email = "", password = ""] = process.argv.slice(2);
const SENTENCE =
  "The law says that whoever keeps a message must say for how long, and to whom it was shown. ";
const WORDS = SENTENCE.trim().split(" ").length;
const TIMES = 20;

const browser = await chromium.launch({
  executablePath: findChromium(),
  args: ["--no-sandbox", "--disable-gpu"],
});
const page = await browser.newPage();
await page.goto(`${origin}/admin/sign-in`);
await page.getByLabel("E-mail address").fill(email);
await page.getByLabel("Password").fill(password);
await page.getByRole("button", { name: "Sign in" }).click();
await page.waitForURL(`${origin}/admin`);

const opened: number[] = [];
const long = await begin(3000);
for (let time = 0; time < TIMES; time++) {
  const before = performance.now();
  await page.goto(long);
  await page.locator(".cm-content").click();
  await page.keyboard.type("x");
  await page.locator(".cm-content", { hasText: "x" }).waitFor();
  opened.push(performance.now() - before);
}
report("opening 3,000 words until one types", opened);

const shown: number[] = [];
const answered: number[] = [];
await page.goto(await begin(2000));
await page.locator(".cm-content").click();
await page.keyboard.press("Control+Home");
for (let time = 0; time < TIMES; time++) {
  const answer = page.waitForResponse((response) => response.url().endsWith("/api/v1/preview"));
  // The watch stands before the key is pressed: otherwise a key that comes first would be timed from the page's beginning.
  const watch = await page.evaluateHandle((before) => {
    let typedAt = 0;
    document.addEventListener(
      "keydown",
      () => {
        typedAt = performance.now();
      },
      { once: true, capture: true },
    );
    const seen = new Promise<number>((resolve) => {
      const observer = new MutationObserver(() => {
        const first = document.querySelector(".editor-preview .prose > p")?.textContent ?? "";
        if (!first.startsWith("z".repeat(before))) return;
        observer.disconnect();
        resolve(performance.now() - typedAt);
      });
      observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    });
    return { seen };
  }, time + 1);
  await page.keyboard.type("z");
  shown.push(await watch.evaluate(({ seen }) => seen));
  const { responseStart, requestStart } = (await answer).request().timing();
  answered.push(responseStart - requestStart);
}
report("a letter until the preview of 2,000 words shows it", shown);
report("the server's part", answered);
await browser.close();

async function begin(words: number): Promise<string> {
  await page.goto(`${origin}/admin/drafts/new`);
  await page.getByLabel("Headline").fill(`${words} words`);
  await page.getByRole("button", { name: "Begin writing" }).click();
  await page.waitForURL(/drafts\/[0-9a-f-]{36}$/);
  await page.locator(".cm-content").click();
  const paragraph = SENTENCE.repeat(5).trim();
  await page.keyboard.insertText(
    Array(Math.ceil(words / WORDS / 5))
      .fill(paragraph)
      .join("\n\n"),
  );
  await page.keyboard.press("Control+s");
  await page.getByText(/^Saved \d/).waitFor();
  return page.url();
}

function report(what: string, times: readonly number[]): void {
  const sorted = [...times].sort((one, other) => one - other);
  const at = (share: number) => Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0);
  console.log(`${what}: median ${at(0.5)} ms, 95 % within ${at(0.95)} ms`);
}
