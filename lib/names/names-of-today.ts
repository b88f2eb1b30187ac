import type { Queryable } from "@/lib/database/client";
import type { NameKind } from "./kinds";

/** The names that a text of the newsroom's bears: an article's content, be it half-written. */
export interface BearsNames {
  readonly section: Named | null;
  readonly authors: readonly Named[];
  readonly topics: readonly Named[];
  readonly story?: Named;
}

interface Named {
  readonly slug: string;
  readonly name: string;
}

/** A name with its place among those of its kind as they were written. */
export interface PlacedName extends Named {
  readonly position: number;
}

export interface NamesOfToday {
  readonly section: Named | null;
  readonly story: Named | null;
  /** None twice, each at the place where it was written first. */
  readonly authors: readonly PlacedName[];
  readonly topics: readonly PlacedName[];
}

/**
 * The names that a content bears, under the slugs that they have today. A content says what they were when it was written;
 * they may have been renamed or merged since. What no longer is, or is not yet, keeps what the content says.
 */
export async function readNamesOfToday(queryable: Queryable, content: BearsNames): Promise<NamesOfToday> {
  const successors = await readSuccessors(queryable, content);
  const today = (kind: NameKind, named: Named): Named => {
    const successor = successors.get(`${kind} ${named.slug}`);
    return successor === undefined ? named : { slug: successor.slug, name: successor.name ?? named.name };
  };
  const list = (kind: NameKind, written: readonly Named[]) => {
    const placed = new Map<string, PlacedName>();
    for (const [position, named] of written.entries()) {
      const { slug, name } = today(kind, named);
      if (!placed.has(slug)) placed.set(slug, { slug, name, position });
    }
    return [...placed.values()];
  };
  return {
    section: content.section && today("section", content.section),
    story: content.story ? today("story", content.story) : null,
    authors: list("author", content.authors),
    topics: list("topic", content.topics),
  };
}

/** A content with the names of today, as the newsroom is shown it. */
export async function withNamesOfToday<Content extends BearsNames>(
  queryable: Queryable,
  content: Content,
): Promise<Content> {
  const { section, story, authors, topics } = await readNamesOfToday(queryable, content);
  const plain = ({ slug, name }: Named) => ({ slug, name });
  return {
    ...content,
    section: section && plain(section),
    ...(story !== null && { story: plain(story) }),
    authors: authors.map(plain),
    topics: topics.map(plain),
  };
}

interface Successor {
  readonly kind: NameKind;
  readonly asked: string;
  readonly slug: string;
  /** Null where nothing has the slug. */
  readonly name: string | null;
}

/** What became of each name that is mentioned, in one question. */
async function readSuccessors(
  queryable: Queryable,
  { section, story, authors, topics }: BearsNames,
): Promise<ReadonlyMap<string, Successor>> {
  const asked = [
    ...(section ? [{ kind: "section", slug: section.slug }] : []),
    ...(story ? [{ kind: "story", slug: story.slug }] : []),
    ...authors.map(({ slug }) => ({ kind: "author", slug })),
    ...topics.map(({ slug }) => ({ kind: "topic", slug })),
  ];
  if (asked.length === 0) return new Map();
  const rows = await queryable.$queryRaw<Successor[]>`
    SELECT asked.kind, asked.slug AS asked, coalesce(former.to_slug, asked.slug) AS slug,
      CASE asked.kind
        WHEN 'section' THEN (SELECT name FROM section WHERE slug = coalesce(former.to_slug, asked.slug))
        WHEN 'story' THEN (SELECT name FROM story WHERE slug = coalesce(former.to_slug, asked.slug))
        WHEN 'author' THEN (SELECT name FROM author WHERE slug = coalesce(former.to_slug, asked.slug))
        ELSE (SELECT name FROM topic WHERE slug = coalesce(former.to_slug, asked.slug))
      END AS name
    FROM unnest(${asked.map(({ kind }) => kind)}::text[], ${asked.map(({ slug }) => slug)}::text[]) AS asked (kind, slug)
    LEFT JOIN former_name AS former ON former.kind = asked.kind::name_kind AND former.slug = asked.slug`;
  return new Map(rows.map((row) => [`${row.kind} ${row.asked}`, row]));
}
