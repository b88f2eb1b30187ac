import type { Named } from "@/lib/articles/views";
import { archivePath, hrefOf, searchPath, sectionPath } from "@/lib/urls";

/** The id of a section's column on the front page. */
export function sectionId(section: Named): string {
  return `section-${section.slug}`;
}

/** The way to a section's page. */
export function sectionHref(section: Named): string {
  return hrefOf(sectionPath(section.slug));
}

/** The sections in the masthead's order, and after them the whole archive and the search. */
export function SectionLinks({ sections }: { sections: readonly Named[] }) {
  return (
    <nav className="sections" aria-label="Sections">
      <ul>
        {sections.map((section) => (
          <li key={section.slug}>
            <a href={sectionHref(section)}>{section.name}</a>
          </li>
        ))}
        <li>
          <a href={archivePath}>Archive</a>
        </li>
        <li>
          <a href={searchPath}>Search</a>
        </li>
      </ul>
    </nav>
  );
}
