/** Lets every worker take one item after another until none is left, and gives back the results in the order of the items. */
export async function inTurns<Item, Worker, Result>(
  items: readonly Item[],
  workers: readonly Worker[],
  work: (item: Item, worker: Worker) => Promise<Result>,
): Promise<Result[]> {
  const results = new Map<number, Result>();
  const waiting = items.entries();
  const takeTurns = async (worker: Worker) => {
    for (const [index, item] of waiting) results.set(index, await work(item, worker));
  };
  await Promise.all(workers.map(takeTurns));
  return [...results].sort(([one], [other]) => one - other).map(([, result]) => result);
}

/** So many places at which the same work is done at once. */
export function places(number: number): number[] {
  return Array.from({ length: number }, (_, place) => place);
}
