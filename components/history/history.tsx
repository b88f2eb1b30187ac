import { Turn } from "@/components/archive/turn";
import { Moment } from "@/components/article/moment";
import { SlugLine } from "@/components/site/slug-line";
import type { HistoryEntry, HistoryPage } from "@/lib/history/views";
import type { SiteView } from "@/lib/site/views";
import { type LanguageAttributes, languageAttributes } from "@/lib/typography/language";
import { differencePath, historyPath, hrefOf, olderHistoryPath, revisionPath } from "@/lib/urls";
import { ChooseTwo } from "./choose-two";
import { KIND_NAMES } from "./kind-names";
import { printSize } from "./print-size";

interface HistoryProps {
  readonly history: HistoryPage;
  readonly site: Pick<SiteView, "language" | "timeZone">;
}

/** Every revision of an article, the newest first, strung along the wire. */
export function History({ history, site }: HistoryProps) {
  const { path, headline, newest, older, newer } = history;
  const written = languageAttributes(history.language, site.language);
  const start = hrefOf(historyPath(path));
  const later = newer === null ? null : newer === "first" ? start : olderHistoryPath(path, newer);
  return (
    <div className="article archive history">
      <div className="article-head">
        <div>
          <SlugLine
            as="div"
            items={[
              { key: "what", text: "History", signal: true },
              { key: "count", text: newest === 1 ? "1 revision" : `${newest} revisions` },
              { key: "article", text: <a href={hrefOf(path)}>The article as it stands</a> },
            ]}
          />
          <h1 className="headline" {...written}>
            {headline}
          </h1>
          <p className="standfirst">
            Nothing here changes in silence. Every revision that was published stays, as it was.
          </p>
        </div>
      </div>
      <ol className="ledger" reversed start={history.entries[0]?.number}>
        {history.entries.map((entry) => (
          <Revision
            key={entry.number}
            entry={entry}
            isNewest={entry.number === newest}
            path={path}
            site={site}
            written={written}
          />
        ))}
      </ol>
      <ChooseTwo
        subject={history}
        from={history.entries.find(({ changed }) => changed !== null)?.changed ?? 1}
      />
      <Turn
        label="Pages"
        earlier={older === null ? null : { href: olderHistoryPath(path, older), text: null }}
        later={later === null ? null : { href: later, text: null }}
        words={["Older revisions", "Newer revisions"]}
        forwards="earlier"
      />
    </div>
  );
}

function Revision({
  entry,
  isNewest,
  path,
  site: { language, timeZone },
  written,
}: {
  readonly entry: HistoryEntry;
  readonly isNewest: boolean;
  readonly path: string;
  readonly site: HistoryProps["site"];
  readonly written: LanguageAttributes;
}) {
  const { number, kind, at, note, actor, size, hash, changed, movedTo } = entry;
  const remarks = size === null ? [] : printSize(size, language);
  return (
    <li id={`r${number}`} className={isNewest ? "newest" : undefined}>
      <p className="ledger-date">
        <Moment at={at} precision="minute" form="long" {...{ language, timeZone }} />
      </p>
      <div>
        <SlugLine
          items={[
            { key: "number", text: `Revision ${number}`, signal: true },
            ...(actor === null ? [] : [{ key: "actor", text: `by ${actor}` }]),
            ...remarks.map((remark) => ({ key: remark, text: remark })),
          ]}
        />
        <h2 className="headline">{KIND_NAMES[kind]}</h2>
        {note !== null && (
          <p className="standfirst" {...written}>
            {note}
          </p>
        )}
        {movedTo !== null && <p className="moved-to">{movedTo}</p>}
        {kind !== "withdrawn" && (
          <p className="ways">
            <a href={hrefOf(revisionPath(path, number))}>
              {isNewest ? `Revision ${number}, as it stands` : `Revision ${number}, as it was`}
            </a>{" "}
            {changed !== null && (
              <a href={differencePath(path, { from: changed, to: number })}>
                What changed since revision {changed}
              </a>
            )}
          </p>
        )}
        <p className="sha slug" translate="no">
          sha256 <code>{hash}</code>
        </p>
      </div>
    </li>
  );
}
