import { Fragment, type ReactNode } from "react";

/**
 * A line in the typewriter's voice, such as `PRIVACY · 2 JAN 2018 · 3 MIN`. Each child is one item; the stylesheet sets
 * the dots between them, so that they are neither copied nor read aloud.
 */
export function SlugLine({ items, as: Element = "p" }: { items: readonly SlugItem[]; as?: "p" | "div" }) {
  return (
    <Element className="slug">
      {items.map(({ key, text, signal }) => (
        <Fragment key={key}>
          <span className={signal ? "signal" : undefined}>{text}</span>{" "}
        </Fragment>
      ))}
    </Element>
  );
}

export interface SlugItem {
  readonly key: string;
  readonly text: ReactNode;
  /** In the signal colour. */
  readonly signal?: boolean;
}
