import { ArchivePage } from "@/components/archive/archive-page";
import { linkTo } from "@/components/archive/link-to";
import { PageTurn } from "@/components/archive/page-turn";
import { CorrectionPassages } from "@/components/article/correction-passages";
import { Moment } from "@/components/article/moment";
import { HeadlineLink } from "@/components/front/headline-link";
import { SlugLine } from "@/components/site/slug-line";
import type { CorrectionFigures, CorrectionPage, CorrectionView } from "@/lib/corrections/views";
import { printSpan } from "@/lib/dates";
import type { SiteView } from "@/lib/site/views";
import { languageAttributes } from "@/lib/typography/language";
import { changeAnchor, correctionsPath, hrefOf } from "@/lib/urls";
import { ChangeTable } from "./change-table";

interface CorrectionsProps {
  readonly page: CorrectionPage;
  readonly figures: CorrectionFigures;
  /** Whether it is the page on which the list begins, and not a later one. */
  readonly isStart: boolean;
  readonly site: SiteView;
}

/** All that was corrected, the newest first, a page at a time; and how often what was published had to be changed. */
export function Corrections({ page, figures, isStart, site }: CorrectionsProps) {
  return (
    <div className="corrections">
      <ArchivePage
        slug={[
          {
            key: "kind",
            text: isStart ? "Corrections" : linkTo(correctionsPath, "Corrections"),
            signal: true,
          },
        ]}
        headline="What we got wrong"
        standfirst="Every correction, with the words that it replaced. None is ever taken out of this list, unless the whole article is withdrawn: then it is only counted."
      >
        {page.corrections.length > 0 ? (
          <ol className="ledger">
            {page.corrections.map((correction) => (
              <Correction key={`${correction.articleId} ${correction.to}`} {...{ correction, site }} />
            ))}
          </ol>
        ) : (
          <p className="archive-empty">Nothing has had to be corrected yet.</p>
        )}
        <PageTurn page={{ older: page.older, newer: null }} path={correctionsPath} />
        {isStart && <ChangeTable figures={figures} language={site.language} />}
      </ArchivePage>
    </div>
  );
}

function Correction({
  correction,
  site: { language, timeZone },
}: {
  readonly correction: CorrectionView;
  readonly site: Pick<SiteView, "language" | "timeZone">;
}) {
  const { path, from, to, note, serious, passages, publishedAt, correctedAt } = correction;
  const written = languageAttributes(correction.language, language);
  const took = printSpan(correctedAt.getTime() - publishedAt.getTime(), language);
  return (
    <li>
      <p className="ledger-date">
        <Moment at={correctedAt} precision="minute" form="short" {...{ language, timeZone }} />
      </p>
      <article>
        <SlugLine
          items={[
            ...(serious ? [{ key: "serious", text: "Serious", signal: true }] : []),
            { key: "took", text: `${took} after publication` },
            {
              key: "where",
              text: <a href={`${hrefOf(path)}#${changeAnchor(to)}`}>on the article’s page</a>,
            },
          ]}
        />
        <HeadlineLink article={correction} language={language} />
        <p {...written}>{note}</p>
        <CorrectionPassages {...{ path, from, to, passages, written }} />
      </article>
    </li>
  );
}
