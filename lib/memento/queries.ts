import { database } from "@/lib/database/client";
import { findHistorySubject } from "@/lib/history/queries";
import type { Memento, MementoNeighbours, TimeMap } from "./views";

/**
 * An article's mementos are its published texts, each from when it was recorded here until the next: what this archive can vouch for, also
 * of a piece that appeared elsewhere before. A withdrawal is none, and a withdrawn article has none.
 */

/** As many as one TimeMap lists. */
const MOST_LISTED = 1000;

const text = { kind: { not: "withdrawn" } } as const;
const selection = { number: true, recordedAt: true } as const;

/** The memento of a revision and those around it; null where there is none of that number. */
export async function findMemento(
  path: string,
  number: number,
): Promise<{ memento: Memento; around: MementoNeighbours } | null> {
  const subject = await findHistorySubject(path);
  const row =
    subject &&
    (await database().revision.findFirst({
      where: { articleId: subject.id, number, ...text },
      select: selection,
    }));
  if (subject === null || row === null) return null;
  return { memento: toMemento(row), around: await findNeighbours(subject.id, toMemento(row)) };
}

/**
 * The memento that was in force at an instant, to the second: the newest that is no later, or else the first (RFC 7089, 4.5.3); the newest
 * of all without one. Null where no article can be read at the stored path.
 */
export async function findMementoAt(
  path: string,
  at: Date | null,
): Promise<{ memento: Memento; around: MementoNeighbours } | null> {
  const subject = await findHistorySubject(path);
  if (subject === null) return null;
  // Whatever came into force within the second that is asked for is in force at it.
  const until = at && new Date(Math.floor(at.getTime() / 1000) * 1000 + 1000);
  const newest = await database().revision.findFirst({
    where: { articleId: subject.id, ...text, ...(until && { recordedAt: { lt: until } }) },
    orderBy: { number: "desc" },
    select: selection,
  });
  const chosen = newest === null ? await findEnd(subject.id, "asc") : toMemento(newest);
  return { memento: chosen, around: await findNeighbours(subject.id, chosen) };
}

/** The mementos of the article at a stored path, those before a number where one is named; null where there is none. */
export async function findTimeMap(path: string, before: number | null): Promise<TimeMap | null> {
  const subject = await findHistorySubject(path);
  if (subject === null) return null;
  const rows = await database().revision.findMany({
    where: { articleId: subject.id, ...text, ...(before !== null && { number: { lt: before } }) },
    orderBy: { number: "desc" },
    take: MOST_LISTED + 1,
    select: selection,
  });
  const [first, ...others] = rows.slice(0, MOST_LISTED).reverse().map(toMemento);
  if (first === undefined) return null;
  return {
    path: subject.path,
    mementos: [first, ...others],
    older: rows.length > MOST_LISTED ? first.number : null,
    before,
  };
}

async function findNeighbours(articleId: string, { number }: Memento): Promise<MementoNeighbours> {
  const beside = (where: { lt: number } | { gt: number }, order: "asc" | "desc") =>
    database().revision.findFirst({
      where: { articleId, ...text, number: where },
      orderBy: { number: order },
      select: selection,
    });
  const [first, last, previous, next] = await Promise.all([
    findEnd(articleId, "asc"),
    findEnd(articleId, "desc"),
    beside({ lt: number }, "desc"),
    beside({ gt: number }, "asc"),
  ]);
  return { first, last, previous: previous && toMemento(previous), next: next && toMemento(next) };
}

/** The first or the last of an article that can be read, which therefore has one. */
async function findEnd(articleId: string, order: "asc" | "desc"): Promise<Memento> {
  const row = await database().revision.findFirstOrThrow({
    where: { articleId, ...text },
    orderBy: { number: order },
    select: selection,
  });
  return toMemento(row);
}

function toMemento({ number, recordedAt }: { readonly number: number; readonly recordedAt: Date }): Memento {
  return { number, at: recordedAt };
}
