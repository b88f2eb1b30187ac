import { z } from "zod";
import type { Queryable } from "@/lib/database/client";

/** The names of the people with these ids. An actor that is a program has none here, and is called what it is. */
export async function namesOf(
  database: Queryable,
  actors: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(actors)].filter((actor) => z.uuid().safeParse(actor).success);
  if (ids.length === 0) return new Map();
  const people = await database.user.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true },
  });
  return new Map(people.map(({ id, name }) => [id, name]));
}
