/**
 * The order of the front page after one step with an article: `up` or `down` by a place, `remove`, or `add` as its last. A step that
 * cannot be made (up from the first place, for one) changes nothing, nor does any other word.
 */
export function moveInOrder(ids: readonly string[], step: string, id: string): readonly string[] {
  if (step === "add") return [...ids, id];
  if (step === "remove") return ids.filter((each) => each !== id);
  const at = ids.indexOf(id);
  const to = step === "up" ? at - 1 : step === "down" ? at + 1 : at;
  if (at < 0 || to < 0 || to >= ids.length) return ids;
  return ids.with(at, ids[to] ?? id).with(to, id);
}
