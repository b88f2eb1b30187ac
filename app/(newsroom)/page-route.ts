import { notFound } from "next/navigation";

/** What Next gives a page of the newsroom: the parts of its address that are `Parts`, and what stands after its `?`. */
export interface PageRoute<Parts extends string = never> {
  readonly params: Promise<Readonly<Record<Parts, string>>>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

/** The value of a query parameter that is read once: the first where it comes several times, null where it does not. */
export function one(value: string | string[] | undefined): string | null {
  return (Array.isArray(value) ? value[0] : value) ?? null;
}

/** The place in a list where a page begins; null is its start. A place that is none, or that is named twice, is a missing page. */
export function placeIn(
  value: string | string[] | undefined,
  isPlace: (written: string) => boolean,
): string | null {
  if (value === undefined) return null;
  if (typeof value !== "string" || !isPlace(value)) notFound();
  return value;
}
