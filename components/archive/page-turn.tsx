import type { ListPage } from "@/lib/articles/listing";
import { listPagePath } from "@/lib/urls";
import { Turn } from "./turn";

/** The way to the neighbouring pages of a list at a stored path. */
export function PageTurn({ page, path }: { page: Pick<ListPage, "older" | "newer">; path: string }) {
  const link = (direction: "older" | "newer", cursor: string | null) =>
    cursor === null ? null : { href: listPagePath(path, direction, cursor), text: null };
  return (
    <Turn
      label="Pages"
      earlier={link("older", page.older)}
      later={link("newer", page.newer)}
      words={["Older pieces", "Newer pieces"]}
      forwards="earlier"
    />
  );
}
