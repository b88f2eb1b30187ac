import type { Named } from "@/lib/articles/views";
import { frontPath } from "@/lib/urls";

/** The id of a section's column on the front page. */
export function sectionId(section: Named): string {
  return `section-${section.slug}`;
}

/** The way to a section: its column on the front page, until sections have pages of their own. */
export function sectionHref(section: Named): string {
  return `${frontPath}#${encodeURIComponent(sectionId(section))}`;
}

/** The sections in the masthead's order; nothing where the site has none. */
export function SectionLinks({ sections }: { sections: readonly Named[] }) {
  if (sections.length === 0) return null;
  return (
    <nav className="sections" aria-label="Sections">
      <ul>
        {sections.map((section) => (
          <li key={section.slug}>
            <a href={sectionHref(section)}>{section.name}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
