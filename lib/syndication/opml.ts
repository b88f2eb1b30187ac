import type { Named } from "@/lib/articles/views";
import {
  absoluteUrl,
  authorPath,
  authorsPath,
  correctionsPath,
  feedPath,
  frontPath,
  sectionPath,
  sectionsPath,
  storiesPath,
  storyPath,
  topicPath,
  topicsPath,
} from "@/lib/urls";
import { rfc822 } from "./rss";
import type { Names, Publication } from "./views";
import { writeXml, type XmlElement, xml } from "./xml";

/** Every feed of the publication as OPML 2.0: the site's own and that of its corrections, then those of its sections, running stories, topics and authors. */
export function writeOpml(names: Names, publication: Publication, changedAt: Date): string {
  const { siteUrl, name, language } = publication;
  const feed = (text: string, homePath: string) =>
    xml("outline", {
      type: "rss",
      text,
      title: text,
      xmlUrl: absoluteUrl(siteUrl, feedPath(homePath, "rss")),
      htmlUrl: absoluteUrl(siteUrl, homePath),
      version: "RSS2",
      language,
    });
  const group = (text: string, path: string, list: readonly Named[], pathOf: (slug: string) => string) =>
    list.length === 0
      ? null
      : xml(
          "outline",
          { text, title: text, htmlUrl: absoluteUrl(siteUrl, path) },
          ...list.map((named): XmlElement => feed(named.name, pathOf(named.slug))),
        );
  return writeXml(
    xml(
      "opml",
      { version: "2.0" },
      xml(
        "head",
        {},
        xml("title", {}, `The feeds of ${name}`),
        xml("dateModified", {}, rfc822(changedAt)),
        xml("ownerName", {}, name),
        xml("ownerId", {}, absoluteUrl(siteUrl, frontPath)),
        xml("docs", {}, "http://opml.org/spec2.opml"),
      ),
      xml(
        "body",
        {},
        feed(name, frontPath),
        group("Sections", sectionsPath, names.sections, sectionPath),
        group("Running stories", storiesPath, names.stories, storyPath),
        group("Topics", topicsPath, names.topics, topicPath),
        group("Authors", authorsPath, names.authors, authorPath),
        feed("Corrections", correctionsPath),
      ),
    ),
  );
}
