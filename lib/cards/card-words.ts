import type { ArticleCard } from "@/lib/articles/views";
import { machineDate, printShortDay } from "@/lib/dates";
import type { SiteView } from "@/lib/site/views";
import { printedStandfirst } from "@/lib/syndication/feed-fields";
import type { CardWords, SlugPart } from "./views";

type CardSite = Pick<SiteView, "name" | "tagline" | "language" | "timeZone" | "sections">;

/** What the card of an article says. */
export function articleWords(article: ArticleCard, site: CardSite): CardWords {
  const { publishedAt, section, minutes } = article;
  const capitals = (text: string) => text.toLocaleUpperCase(site.language);
  const day = printShortDay(publishedAt, site.language, site.timeZone);
  return {
    name: site.name,
    tagline: site.tagline,
    slug: [
      ...(section ? [part(capitals(section.name), true)] : []),
      // A date whose words cannot be set still has its figures.
      { ...part(capitals(day)), instead: machineDate(publishedAt, "day", site.timeZone) },
      part(`${minutes} MIN`),
    ],
    headline: article.headline,
    standfirst: printedStandfirst(article),
  };
}

/** What the card of the publication itself says. */
export function siteWords({ name, tagline, language, sections }: CardSite): CardWords {
  return {
    name,
    tagline,
    slug: sections.map((section) => part(section.name.toLocaleUpperCase(language))),
    headline: null,
    standfirst: null,
  };
}

function part(text: string, signal = false): SlugPart {
  return { text, instead: null, signal };
}
