import { existsSync } from "node:fs";
import path from "node:path";
import { chromium } from "playwright";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/**
 * A Chromium to test with: the one that `CHROMIUM` names, the system's, or the one that Playwright has installed. Throws
 * with the way to get one when there is none.
 */
export function findChromium(): string {
  const named = process.env.CHROMIUM;
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`CHROMIUM names ${named}, which does not exist.`);
  }
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  const candidates = [
    ...folders.flatMap((folder) => NAMES.map((name) => path.join(folder, name))),
    chromium.executablePath(),
  ];
  const found = candidates.find((file) => existsSync(file));
  if (found) return found;
  throw new Error(
    "The browser tests need Chromium, and there is none. On Debian or Ubuntu: apt-get install chromium. " +
      "Elsewhere: npx playwright install chromium. Or set CHROMIUM to the path of one.",
  );
}
