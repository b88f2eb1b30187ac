import type { ReactNode } from "react";

export interface TurnLink {
  /** As an `href` needs it. */
  readonly href: string;
  readonly text: ReactNode;
  readonly lang?: string;
}

interface TurnProps {
  /** What is turned, for those who hear the page: `Pages`, `Months`. */
  readonly label: string;
  /** Towards the past, and towards the present; null where there is nothing that way. */
  readonly earlier: TurnLink | null;
  readonly later: TurnLink | null;
  /** What the two are called, in the typewriter's voice. */
  readonly words: readonly [earlier: string, later: string];
  /**
   * Which way the order of the pages runs: a list begins with the newest, the calendar with the oldest. Null beside another
   * order of the same page, since a page has one `prev` and one `next`.
   */
  readonly forwards: "earlier" | "later" | null;
}

/** The way to the neighbouring pages. The past is always at the left. */
export function Turn({ label, earlier, later, words, forwards }: TurnProps) {
  if (!(earlier || later)) return null;
  const [earlierRel, laterRel] =
    forwards === null ? [] : forwards === "earlier" ? ["next", "prev"] : ["prev", "next"];
  return (
    <nav className="turn" aria-label={label}>
      {earlier && <TurnTo link={earlier} word={words[0]} rel={earlierRel} className="turn-earlier" />}
      {later && <TurnTo link={later} word={words[1]} rel={laterRel} className="turn-later" />}
    </nav>
  );
}

function TurnTo({
  link,
  word,
  rel,
  className,
}: {
  readonly link: TurnLink;
  readonly word: string;
  readonly rel: string | undefined;
  readonly className: string;
}) {
  return (
    <a href={link.href} rel={rel} className={className}>
      <span className="slug">{word}</span> {link.text && <span lang={link.lang}>{link.text}</span>}
    </a>
  );
}
