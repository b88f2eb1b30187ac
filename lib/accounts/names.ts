import type { Queryable } from "@/lib/database/client";

const USER_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * What those are called who are named as actors, by what they are named: the ids of accounts by their people's names, and anything
 * else, such as `command line`, by itself. Null, which some old things have, is passed over.
 */
export async function nameActors(
  database: Queryable,
  actors: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const given = [...new Set(actors)].filter((actor) => actor !== null);
  const users = await database.user.findMany({
    where: { id: { in: given.filter((actor) => USER_ID.test(actor)) } },
    select: { id: true, name: true },
  });
  const names = new Map(users.map(({ id, name }) => [id, name]));
  return new Map(given.map((actor) => [actor, names.get(actor) ?? actor]));
}
