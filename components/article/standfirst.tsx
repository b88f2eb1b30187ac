import type { ArticleCard } from "@/lib/articles/views";
import { languageAttributes } from "@/lib/typography/language";

interface StandfirstProps {
  readonly article: Pick<ArticleCard, "language" | "standfirst" | "standfirstLabel">;
  /** The site's language. */
  readonly language: string;
}

/** The line under the headline, behind its label (`Spoiler:`) where it has one. */
export function Standfirst({ article, language }: StandfirstProps) {
  if (!article.standfirst) return null;
  return (
    <p className="standfirst" {...languageAttributes(article.language, language)}>
      {article.standfirstLabel && <span className="label">{article.standfirstLabel}: </span>}
      {article.standfirst}
    </p>
  );
}
