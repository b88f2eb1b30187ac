import type { ReactNode } from "react";
import type { SiteView } from "@/lib/site/views";
import { countPieces } from "./count-pieces";
import { Ticks } from "./ticks";

export interface Strip {
  readonly key: number;
  readonly name: ReactNode;
  readonly pieces: number;
  readonly counts: readonly number[];
}

interface StripsProps {
  readonly strips: readonly Strip[];
  /** How many places each strip has. */
  readonly places: number;
  /** What stands over some of the places, which are counted from 1. */
  readonly scale: readonly { readonly place: number; readonly label: string }[];
  readonly site: Pick<SiteView, "language">;
}

/** Spans under each other, each with its name in the margin, its ticks along the same scale, and its sum in words. */
export function Strips({ strips, places, scale, site }: StripsProps) {
  const most = Math.max(0, ...strips.flatMap(({ counts }) => counts));
  return (
    <>
      <svg className="scale" width="100%" height="16" aria-hidden="true">
        {scale.map(({ place, label }) => (
          <text key={place} x={`${(100 * (place - 0.5)) / places}%`} y="12" textAnchor="middle">
            {label}
          </text>
        ))}
      </svg>
      <ol className="ledger strips">
        {strips.map(({ key, name, pieces, counts }) => (
          <li key={key}>
            <h2 className="ledger-date">{name}</h2>
            <Ticks counts={counts} most={most} places={places} />
            <p className="slug">{pieces > 0 ? countPieces(pieces, site.language) : "none"}</p>
          </li>
        ))}
      </ol>
    </>
  );
}
