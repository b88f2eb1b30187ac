import type { Browser } from "playwright";
import type { Measured } from "@/lib/privacy/measured-schema";

/**
 * Opens an article as a reader who was never here, and weighs what crosses the wire, with its headers. Throws when a text
 * comes uncompressed, or anything comes that is neither page, style, font nor icon.
 */
export async function weighVisit(browser: Browser, origin: string, path: string): Promise<Measured["visit"]> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    const types = new Map<string, string>();
    const weight = new Map<string, number>();
    session.on("Network.responseReceived", ({ requestId, type, response }) => {
      types.set(requestId, type);
      const encoding = response.headers["content-encoding"];
      if (/^(?:Document|Stylesheet)$/.test(type) && encoding !== "br")
        throw new Error(`${response.url} came without compression.`);
    });
    session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
      const type = types.get(requestId) ?? "Other";
      weight.set(type, (weight.get(type) ?? 0) + encodedDataLength);
    });
    await session.send("Network.enable");
    await page.goto(origin + path, { waitUntil: "networkidle" });
    const { Document = 0, Stylesheet = 0, Font = 0, Script = 0, ...others } = Object.fromEntries(weight);
    const unknown = Object.keys(others).filter((type) => type !== "Other");
    if (unknown.length > 0) throw new Error(`The visit also fetched ${unknown.join(", ")}.`);
    return { path, html: Document, styles: Stylesheet, fonts: Font, scripts: Script };
  } finally {
    await context.close();
  }
}
