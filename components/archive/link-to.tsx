import { hrefOf } from "@/lib/urls";

/** A link to a stored path. */
export function linkTo(path: string, text: string) {
  return <a href={hrefOf(path)}>{text}</a>;
}
