import type { ReactNode } from "react";
import { FontPreloads } from "@/components/site/font-preloads";
import { mainId, SkipLink } from "@/components/site/skip-link";
import type { Actor } from "@/lib/accounts/guard";
import { deskPath } from "@/lib/newsroom-urls";
import { frontPath } from "@/lib/urls";
import { Keys } from "./keys";
import { waysFor } from "./ways";

interface NewsroomPageProps {
  readonly actor: Actor;
  readonly site: { readonly name: string };
  /** The page's heading. */
  readonly title: string;
  /** Its own address, by which the bar marks where one is. */
  readonly here: string;
  /** The mono line above the heading. */
  readonly slug?: ReactNode;
  /** What stands at the heading's other end: the one thing that is done from here most often. */
  readonly beside?: ReactNode;
  /** Whether the page takes the whole width, as the editor does. */
  readonly wide?: boolean;
  readonly children?: ReactNode;
}

/** What every page of the newsroom has around its own work. */
export function NewsroomPage(props: NewsroomPageProps) {
  const { actor, site, title, here, slug, beside, wide = false, children } = props;
  const ways = waysFor(actor.role);
  return (
    <div className="room" data-wide={wide || undefined}>
      <FontPreloads faces={["mono", "text", "display"]} />
      <SkipLink />
      <header className="room-bar">
        <p className="room-name">
          <a href={frontPath}>{site.name}</a> <span className="slug">newsroom</span>
        </p>
        <nav aria-label="Newsroom">
          <ul className="room-ways">
            {ways.map(({ href, text }) => (
              <li key={href}>
                <a
                  href={href}
                  aria-current={href === here ? "page" : isBelow(here, href) ? "true" : undefined}
                >
                  {text}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div className="slug room-actor">
          {actor.name} · {actor.role} · <Keys ways={ways} />
        </div>
      </header>
      <main id={mainId} className="room-work">
        {slug && <p className="slug">{slug}</p>}
        {beside === undefined ? (
          <h1 className="room-title">{title}</h1>
        ) : (
          <div className="room-head">
            <h1 className="room-title">{title}</h1>
            {beside}
          </div>
        )}
        {children}
      </main>
    </div>
  );
}

function isBelow(here: string, href: string): boolean {
  return href !== deskPath && here.startsWith(`${href}/`);
}
