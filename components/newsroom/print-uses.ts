import type { LibraryPicture } from "@/lib/media/views";

/** As far as uses are counted. */
const MOST_COUNTED = 100;

/** How often a picture is used, in words. */
export function printUses({ uses, draftUses }: Pick<LibraryPicture, "uses" | "draftUses">): string {
  if (uses === 0 && draftUses === 0) return "not used";
  return [
    ...(uses > 0 ? [counted(uses, "article")] : []),
    ...(draftUses > 0 ? [counted(draftUses, "draft")] : []),
  ].join(", ");
}

function counted(count: number, noun: string): string {
  return `${count}${count >= MOST_COUNTED ? " or more" : ""} ${noun}${count === 1 ? "" : "s"}`;
}
