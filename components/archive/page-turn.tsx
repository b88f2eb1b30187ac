import type { ListPage } from "@/lib/articles/listing";
import { type ListOrder, listPagePath, orderQuery } from "@/lib/urls";
import { Turn } from "./turn";

interface PageTurnProps {
  readonly page: Pick<ListPage, "older" | "newer">;
  readonly path: string;
  /** The end from which the list is read. */
  readonly order?: ListOrder;
}

/** The way to the neighbouring pages of a list at a stored path. */
export function PageTurn({ page, path, order = "newest" }: PageTurnProps) {
  const link = (direction: "older" | "newer", cursor: string | null) =>
    cursor === null ? null : { href: listPagePath(path, direction, cursor, orderQuery(order)), text: null };
  return (
    <Turn
      label="Pages"
      earlier={link("older", page.older)}
      later={link("newer", page.newer)}
      words={["Older pieces", "Newer pieces"]}
      forwards={order === "newest" ? "earlier" : "later"}
    />
  );
}
