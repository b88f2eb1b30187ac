import {
  articleDeskPath,
  draftPath,
  draftSourcesPath,
  historyPath,
  publishDeskPath,
  translationsPath,
} from "@/lib/newsroom-urls";

interface DraftWaysProps {
  readonly id: string;
  readonly here: string;
  /** Whether it was ever published, and the caller may do anything about that. */
  readonly article: boolean;
}

/** The pages of one piece. */
export function DraftWays({ id, here, article }: DraftWaysProps) {
  const ways = [
    { href: draftPath(id), text: "Write", key: "w" },
    { href: draftSourcesPath(id), text: "Sources", key: "s" },
    { href: translationsPath(id), text: "Translations", key: "y" },
    { href: publishDeskPath(id), text: "Publish", key: "u" },
    { href: historyPath(id), text: "History", key: "h" },
    ...(article ? [{ href: articleDeskPath(id), text: "Article", key: "a" }] : []),
  ];
  return (
    <nav aria-label="This piece">
      <ul className="draft-ways slug">
        {ways.map(({ href, text, key }) => (
          <li key={href}>
            <a href={href} data-key={key} aria-current={href === here ? "page" : undefined}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
