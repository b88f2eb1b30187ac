import type { ReactNode } from "react";
import { Moment } from "@/components/article/moment";
import type { CaptureView } from "@/lib/captures/views";
import type { SiteView } from "@/lib/site/views";
import { capturePath, hrefOf } from "@/lib/urls";

/** When something was last kept of a source, with the way to it. */
export function keptInWords(
  captures: readonly CaptureView[],
  { language, timeZone }: Pick<SiteView, "language" | "timeZone">,
): ReactNode {
  const [newest] = captures;
  if (newest === undefined) return "not kept";
  return (
    <a href={hrefOf(capturePath(newest.hash))}>
      kept <Moment at={newest.capturedAt} precision="day" form="short" {...{ language, timeZone }} />
    </a>
  );
}
