import { Notice } from "@/components/site/notice";
import type { ArticlePage } from "@/lib/articles/views";
import type { SiteView } from "@/lib/site/views";
import { languageAttributes } from "@/lib/typography/language";
import { correctionsPath, hrefOf } from "@/lib/urls";

interface ReportThanksProps {
  readonly article: Pick<ArticlePage, "path" | "headline" | "language">;
  readonly site: Pick<SiteView, "language">;
}

/** What happens with a report, once it is sent. */
export function ReportThanks({ article, site }: ReportThanksProps) {
  return (
    <Notice label="Report an error" headline="Thank you">
      <p>
        Your report is with the editors. One of them looks whether something is wrong. If it is, the article
        is corrected, and the correction says which words took the place of which: on the article itself, and
        in <a href={correctionsPath}>the list of corrections</a>.
      </p>
      <p>
        If you said how you can be reached, you may be written to; that is forgotten afterwards. Nobody else
        is told of your report.
      </p>
      <p>
        Back to{" "}
        <a href={hrefOf(article.path)} {...languageAttributes(article.language, site.language)}>
          {article.headline}
        </a>
      </p>
    </Notice>
  );
}
