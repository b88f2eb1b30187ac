import { Turn } from "@/components/archive/turn";
import { Comparison } from "@/components/article/comparison";
import { Moment } from "@/components/article/moment";
import { SlugLine } from "@/components/site/slug-line";
import type { Difference, RevisionPlace } from "@/lib/history/views";
import type { SiteView } from "@/lib/site/views";
import { languageAttributes } from "@/lib/typography/language";
import { differencePath, historyPath, hrefOf, revisionPath } from "@/lib/urls";
import { ChooseTwo } from "./choose-two";
import { KIND_NAMES } from "./kind-names";

interface DifferenceViewProps {
  readonly difference: Difference;
  readonly view: "line" | "side";
  readonly site: Pick<SiteView, "language" | "timeZone">;
}

/** What became of one revision in another, word by word. */
export function DifferenceView({ difference, view, site }: DifferenceViewProps) {
  const { subject, from, to, fields, before, after } = difference;
  const { path, headline } = subject;
  const side = view === "side";
  const change = (earlier: number, later: number) => ({
    href: differencePath(path, { from: earlier, to: later, view }),
    text: `Revision ${earlier} to ${later}`,
  });
  return (
    <div className="article archive history">
      <div className="article-head">
        <div>
          <SlugLine
            as="div"
            items={[
              { key: "what", text: "What changed", signal: true },
              { key: "history", text: <a href={hrefOf(historyPath(path))}>History</a> },
              { key: "article", text: <a href={hrefOf(path)}>The article as it stands</a> },
            ]}
          />
          <h1 className="headline" {...languageAttributes(subject.language, site.language)}>
            {headline}
          </h1>
          <p className="standfirst">
            What became of revision {from.number} in revision {to.number}.
          </p>
        </div>
      </div>
      <div className="rail">
        <PlaceLine word="From" place={from} path={path} site={site} />
        <PlaceLine word="To" place={to} path={path} site={site} />
        <p>
          <a href={differencePath(path, { from: from.number, to: to.number, view: side ? "line" : "side" })}>
            {side ? "Show it in line" : "Show it side by side"}
          </a>
        </p>
        <p>
          <del>Removed</del> and <ins>added</ins>. The text is compared as it was written, in Markdown.
        </p>
      </div>
      <Comparison
        fields={fields}
        written={languageAttributes(difference.language, site.language)}
        {...(side && { sides: [`Revision ${from.number}`, `Revision ${to.number}`] as const })}
      />
      <ChooseTwo subject={subject} from={from.number} to={to.number} view={view} />
      <Turn
        label="Changes"
        earlier={before === null ? null : change(before, from.number)}
        later={after === null ? null : change(to.number, after)}
        words={["The change before", "The change after"]}
        forwards={null}
      />
    </div>
  );
}

function PlaceLine({
  word,
  place: { number, at, kind },
  path,
  site: { language, timeZone },
}: {
  readonly word: string;
  readonly place: RevisionPlace;
  readonly path: string;
  readonly site: DifferenceViewProps["site"];
}) {
  return (
    <p>
      {word} <a href={hrefOf(revisionPath(path, number))}>revision {number}</a>, {KIND_NAMES[kind]},{" "}
      <Moment at={at} precision="minute" form="long" {...{ language, timeZone }} />
    </p>
  );
}
