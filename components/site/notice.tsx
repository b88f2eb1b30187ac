import type { ReactNode } from "react";
import { SlugLine } from "./slug-line";

interface NoticeProps {
  /** In the typewriter's voice, above the headline. */
  readonly label: string;
  readonly headline: string;
  readonly children: ReactNode;
}

/** A page that stands where an article would: the wire goes on, in dashes. */
export function Notice({ label, headline, children }: NoticeProps) {
  return (
    <div className="article article-broken">
      <div className="article-head">
        <SlugLine items={[{ key: "label", text: label, signal: true }]} />
        <h1 className="headline">{headline}</h1>
      </div>
      <div className="prose">{children}</div>
    </div>
  );
}
