import type { IncomingMessage, OutgoingHttpHeaders } from "node:http";
import { buffer } from "node:stream/consumers";
import { sourcesAsked, storedPath } from "@/lib/redirects/addresses";
import { missingPath, timeGatesPath, timeMapsPath } from "@/lib/urls";
import { type Answerable, dependsOnForm, hasMarkdownTwin } from "./address";
import type { EditionWatch } from "./edition";
import { type Finished, finish } from "./finished";
import {
  captureHeaders,
  lastingFile,
  openWebHeaders,
  readerHeaders,
  readerPage,
  type SiteOrigins,
} from "./headers";
import type { NextRoom } from "./next-room";
import { PageCache } from "./page-cache";
import { withoutScripts } from "./scriptless";
import { standInOf } from "./stand-in";
import { isTimeGate } from "./time-gate";

/** An address that has no page is remembered by its name alone; so many names are kept. */
const MISSING_ADDRESSES = 10_000;

/** Thrown when a page could not be made and no earlier one is kept. */
export class PressError extends Error {
  override readonly name = "PressError";
}

const PICTURE = /^\/media\//;
const CAPTURE = /^\/captures\//;

/** What the press asks of the redirects that editors made. */
export interface Redirections {
  /** The sets of parameter names that the redirects' queries have, as `lib/redirects` stores them. */
  readonly listShapes: () => Promise<readonly string[]>;
  /** Where the first of these stored addresses that leads on leads, as a header has it; null where none does. */
  readonly findLeading: (sources: readonly string[]) => Promise<string | null>;
}

/**
 * Makes pages and keeps them. A kept page is good as long as its stamp is the one in force; readers who ask for the same
 * page while it is being made wait for the same making.
 */
export class Press {
  private readonly kept: PageCache<Finished>;
  private readonly missing = new PageCache<{ bytes: number; edition: string }>(MISSING_ADDRESSES);
  private readonly making = new Map<string, Promise<Finished>>();
  private shapes: { readonly known: readonly string[]; readonly edition: string } | undefined;
  private learning: { readonly shapes: Promise<readonly string[]>; readonly edition: string } | undefined;

  /** @param room in bytes. */
  constructor(
    private readonly next: NextRoom,
    private readonly edition: EditionWatch,
    private readonly origins: SiteOrigins,
    private readonly redirections: Redirections,
    room: number,
  ) {
    this.kept = new PageCache(room);
  }

  get keptPages(): number {
    return this.kept.size;
  }

  get keptBytes(): number {
    return this.kept.bytes;
  }

  /** What can be sent at once: the kept answer, if it is still good. */
  ready({ address }: Answerable): Finished | undefined {
    const kept = this.kept.get(address);
    return kept?.edition === null || kept?.edition === this.edition.stamp(Date.now()) ? kept : undefined;
  }

  /**
   * Whether a query that no page reads may be that of a redirect: no promise is waited for where it is known that it is not. Of a
   * reader's query only parameters that some redirect has are looked at; of those it is remembered, in memory and in one edition, whether
   * they lead.
   */
  mayLead(path: string, query: string): boolean {
    if (this.edition.isAway) return false;
    if (this.shapes?.edition !== this.edition.stamp(Date.now())) return true;
    return sourcesAsked(path, query, this.shapes.known).length > 0;
  }

  /** The redirect that begins at a path with a query, or null. */
  async redirect(path: string, query: string): Promise<Finished | null> {
    const stamp = this.edition.stamp(Date.now());
    const sources = sourcesAsked(path, query, await this.learnShapes(stamp));
    const [first] = sources;
    if (first === undefined) return null;
    const name = `redirect ${sources.join(" ")}`;
    const kept = this.kept.get(name);
    if (kept?.edition === stamp) return kept;
    if (this.missing.get(name)?.edition === stamp) return null;
    const made = await this.lead(sources, stamp);
    if (made === null) this.missing.set(name, { bytes: 1, edition: stamp });
    else this.kept.set(name, made);
    return made;
  }

  /** The answer to a question, which is made if it is not ready. */
  answer({ kind, address }: Answerable): Promise<Finished> {
    return kind === "file" ? this.file(address) : this.page(address);
  }

  /** A reader's page or document, at the address that `readAddress` made of what was asked. */
  async page(address: string): Promise<Finished> {
    const stamp = this.edition.stamp(Date.now());
    const kept = this.kept.get(address);
    if (kept?.edition === stamp) return kept;
    if (address !== missingPath && this.missing.get(address)?.edition === stamp)
      return this.page(missingPath);
    try {
      return await this.once(`page ${address}`, () => this.makePage(address, stamp));
    } catch (cause) {
      // A page of yesterday is better than none.
      if (kept !== undefined) return kept;
      throw cause;
    }
  }

  /** A file that never changes under its name: a font, a style sheet, or a picture, which can be removed, though. */
  async file(address: string): Promise<Finished> {
    const stamp = PICTURE.test(address) ? this.edition.stamp(Date.now()) : null;
    const kept = this.kept.get(address);
    if (kept !== undefined && kept.edition === stamp) return kept;
    try {
      return await this.once(`file ${address}`, () => this.makeFile(address, stamp));
    } catch (cause) {
      if (kept !== undefined) return kept;
      throw cause;
    }
  }

  private async makePage(address: string, stamp: string): Promise<Finished> {
    const first = await this.next.ask(address, this.question());
    const standIn = standInOf(first);
    const answer = standIn === null ? first : await this.next.ask(standIn.address, this.question());
    if (standIn !== null) first.resume();
    const found = answer.statusCode === 200 ? standIn?.status : undefined;
    const status = address === missingPath ? 404 : (found ?? answer.statusCode ?? 502);
    // 501 is what a document says of a form that it does not have, and no failure.
    if (status >= 500 && status !== 501) {
      answer.resume();
      throw new PressError(`Next answered ${status} for a page.`);
    }
    if (status === 404 && address !== missingPath) {
      answer.resume();
      const led = await this.leadFrom(address, stamp);
      if (led !== null) {
        this.kept.set(address, led);
        return led;
      }
      this.missing.set(address, { bytes: 1, edition: stamp });
      return this.page(missingPath);
    }
    const body = await buffer(answer);
    const isPage = /^text\/html\b/i.test(answer.headers["content-type"] ?? "");
    const text = isPage ? Buffer.from(await withoutScripts(body.toString("utf8"))) : body;
    const headers = {
      ...readerPage,
      ...readerHeaders,
      ...(CAPTURE.test(address) && captureHeaders),
      ...openWebHeaders(this.origins, isPage && status === 200 ? address : undefined),
      ...(dependsOnForm(address) && { vary: "Accept, Accept-Encoding" }),
      ...(isTimeGate(address) && { vary: "accept-datetime, Accept-Encoding" }),
      ...(isPage &&
        status === 200 &&
        hasMarkdownTwin(address) && { link: linksOfArticle(this.origins.siteUrl, address) }),
      ...ownHeaders(answer),
      ...standIn?.headers,
    };
    const made = await finish(status, headers, text, stamp);
    this.kept.set(address, made);
    return made;
  }

  /** Once in each edition, however many ask in that moment. */
  private async learnShapes(stamp: string): Promise<readonly string[]> {
    if (this.shapes?.edition === stamp) return this.shapes.known;
    if (this.learning?.edition !== stamp)
      this.learning = { shapes: this.redirections.listShapes(), edition: stamp };
    const { shapes } = this.learning;
    try {
      const known = await shapes;
      this.shapes = { known, edition: stamp };
      return known;
    } finally {
      if (this.learning?.shapes === shapes) this.learning = undefined;
    }
  }

  /** Where nothing is, an editor may let the address lead on; whoever would rather have Markdown is led on like everybody. */
  private async leadFrom(address: string, stamp: string): Promise<Finished | null> {
    const [path = ""] = address.replace(/\/article\.md$/, "").split("?");
    const source = storedPath(path);
    return source === null ? null : this.lead([source], stamp);
  }

  private async lead(sources: readonly string[], stamp: string): Promise<Finished | null> {
    const location = await this.redirections.findLeading(sources);
    if (location === null) return null;
    const headers = { ...readerPage, ...readerHeaders, ...openWebHeaders(this.origins), location };
    return finish(308, headers, Buffer.alloc(0), stamp);
  }

  private async makeFile(address: string, stamp: string | null): Promise<Finished> {
    const answer = await this.next.ask(address, this.question());
    if (answer.statusCode !== 200) {
      answer.resume();
      return this.page(missingPath);
    }
    const headers = {
      ...readerHeaders,
      ...openWebHeaders(this.origins),
      ...lastingFile,
      ...ownHeaders(answer),
    };
    const made = await finish(200, headers, await buffer(answer), stamp);
    this.kept.set(address, made);
    return made;
  }

  private async once(name: string, make: () => Promise<Finished>): Promise<Finished> {
    const under = this.making.get(name);
    if (under !== undefined) return under;
    const made = make().finally(() => this.making.delete(name));
    this.making.set(name, made);
    return made;
  }

  /**
   * What Next is told of a reader: nothing. It therefore cannot make a page for one of them. By the name of a crawler, Next
   * waits until a page is whole, instead of sending parts that only a script could put in place.
   */
  private question(): OutgoingHttpHeaders {
    return {
      host: new URL(this.origins.siteUrl).host,
      accept: "*/*",
      "accept-encoding": "identity",
      "user-agent": "standfirst-press, as Bingbot",
    };
  }
}

/**
 * What hangs on an article, for programs that read headers before they read pages (RFC 8288): its Markdown, its history (RFC 5829), and
 * where its revisions are found by their time (RFC 7089, 2.2).
 */
function linksOfArticle(siteUrl: string, address: string): string {
  return [
    `<${address}/article.md>; rel="alternate"; type="text/markdown"`,
    `<${address}/history>; rel="version-history"`,
    `<${siteUrl}${timeGatesPath}${address}>; rel="timegate"`,
    `<${siteUrl}${timeMapsPath}/link${address}>; rel="timemap"; type="application/link-format"`,
  ].join(", ");
}

/** What of an answer's headers is about the document, and not about Next, its connection or its scripts. */
function ownHeaders({ headers }: IncomingMessage): OutgoingHttpHeaders {
  const names = [
    "content-type",
    "location",
    "last-modified",
    "content-security-policy",
    "content-disposition",
    "x-robots-tag",
    "link",
  ];
  const own = Object.fromEntries(
    names.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]])),
  );
  // Next announces fonts, styles and scripts in a header too; only what a route says of its own document is kept.
  const link = headers.link;
  if (typeof link === "string" && /rel="?preload/i.test(link)) delete own.link;
  return own;
}
