import { nameOfType } from "@/lib/captures/type-names";
import type { CaptureForReaders } from "@/lib/captures/views";
import { machineDate, printDay, printTime } from "@/lib/dates";
import { printBytes } from "@/lib/print-bytes";
import type { SiteView } from "@/lib/site/views";

/** How much of a text a page shows, in UTF-16 code units; the rest is in what was kept. */
const LONGEST_SHOWN = 200_000;

/**
 * What was kept of a source, for readers: what it is, when and how it was kept, and by what it can be known again. Its text is there where an editor
 * shows it, as words and nothing else.
 */
export function CapturedSource({
  capture,
  site,
}: {
  readonly capture: CaptureForReaders;
  readonly site: Pick<SiteView, "name" | "language" | "timeZone">;
}) {
  const { address, finalAddress, capturedAt, method, mediaType, bytes, payloadHash, hash, text } = capture;
  const moment = (
    <time dateTime={machineDate(capturedAt, "minute", site.timeZone)}>
      {printDay(capturedAt, site.language, site.timeZone)},{" "}
      {printTime(capturedAt, site.language, site.timeZone)}
    </time>
  );
  return (
    <article className="article">
      <header className="article-head">
        <p className="slug">Kept source</p>
        <h1 className="headline">What {hostOf(address)} said</h1>
      </header>
      <div className="prose">
        <p>
          {site.name} keeps what its sources say, so that it can be looked up when they have changed, or have
          gone from the web. This is the record of one of them.
        </p>
        <dl>
          <dt className="slug">Source</dt>
          <dd>
            <a href={address} rel="noopener noreferrer nofollow external">
              {address}
            </a>
          </dd>
          {finalAddress !== address && (
            <>
              <dt className="slug">Which led to</dt>
              <dd>
                <a href={finalAddress} rel="noopener noreferrer nofollow external">
                  {finalAddress}
                </a>
              </dd>
            </>
          )}
          <dt className="slug">Kept</dt>
          <dd>{moment}</dd>
          <dt className="slug">How</dt>
          <dd>
            {method === "fetched"
              ? `${site.name} fetched it from that address.`
              : "Somebody of the newsroom brought it as a file."}{" "}
            It is {nameOfType(mediaType)} of {printBytes(bytes)}.
          </dd>
          <dt className="slug">SHA-256 of what it said</dt>
          <dd>
            <code>{payloadHash}</code>
          </dd>
          <dt className="slug">SHA-256 of the record, a WARC file</dt>
          <dd>
            <code>{hash}</code>
          </dd>
        </dl>
        {text === null ? (
          <p>Its text is not shown here. What was kept of it can be compared by the first of these two.</p>
        ) : (
          <section aria-labelledby="captured-text">
            <h2 id="captured-text">Its words</h2>
            <p className="slug">Not {site.name}’s own, and nothing but the text of it</p>
            <div dir="auto" translate="no">
              {linesOf(text.slice(0, LONGEST_SHOWN)).map(({ place, line }) => (
                <p key={place}>{line}</p>
              ))}
            </div>
            {text.length > LONGEST_SHOWN && <p>It goes on; this is its beginning.</p>}
          </section>
        )}
      </div>
    </article>
  );
}

/** The host of a source as people name it. */
export function hostOf(address: string): string {
  return new URL(address).hostname.replace(/^www\./, "");
}

/** The lines of a text have no name but their place. */
function linesOf(text: string): { readonly place: number; readonly line: string }[] {
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line, place) => ({ place, line }));
}
