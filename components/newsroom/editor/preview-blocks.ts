/**
 * Makes a place show `html`, and leaves what is there of it as it is: pictures need not be drawn again, what is selected or opened stays so, and
 * the browser lays out what changed alone.
 */
export function showBlocks(place: HTMLElement, html: string): void {
  const template = document.createElement("template");
  template.innerHTML = html;
  const wanted = [...template.content.childNodes];
  const shown = [...place.childNodes];
  const least = Math.min(wanted.length, shown.length);
  let front = 0;
  while (front < least && isSame(shown.at(front), wanted.at(front))) front += 1;
  let back = 1;
  while (back <= least - front && isSame(shown.at(-back), wanted.at(-back))) back += 1;
  const after = shown.at(1 - back);
  const before = back === 1 ? null : (after ?? null);
  const old = shown.slice(front, shown.length - back + 1);
  const made = wanted.slice(front, wanted.length - back + 1);
  // A letter in one paragraph and the number of a note further down: each takes the place of the one that it was.
  if (old.length === made.length) {
    for (const [index, node] of old.entries()) {
      const next = made[index];
      if (next !== undefined && !isSame(node, next)) node.replaceWith(next);
    }
    return;
  }
  for (const node of old) node.remove();
  for (const node of made) place.insertBefore(node, before);
}

function isSame(one: ChildNode | undefined, other: ChildNode | undefined): boolean {
  return one !== undefined && other !== undefined && one.isEqualNode(other);
}
