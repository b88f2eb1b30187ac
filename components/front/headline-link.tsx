import type { ArticleCard } from "@/lib/articles/views";
import { languageAttributes } from "@/lib/typography/language";
import { hrefOf } from "@/lib/urls";

interface HeadlineLinkProps {
  readonly article: Pick<ArticleCard, "headline" | "language" | "path">;
  /** The site's language. */
  readonly language: string;
  readonly as?: "h2" | "h3";
}

/** A headline that leads to its article. */
export function HeadlineLink({ article, language, as: Heading = "h2" }: HeadlineLinkProps) {
  return (
    <Heading className="headline" {...languageAttributes(article.language, language)}>
      <a href={hrefOf(article.path)} hrefLang={article.language}>
        {article.headline}
      </a>
    </Heading>
  );
}
