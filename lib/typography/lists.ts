/** `Ada Quill, Ben Ohm and Cass Wire`, joined as `language` (BCP 47) joins names; nothing for no names. */
export function joinNames(names: readonly string[], language: string): string {
  return new Intl.ListFormat(language, { type: "conjunction", style: "long" }).format(names);
}

/** The same list in its parts: a name with its index, or the words between names, with null. */
export function namesInList(
  names: readonly string[],
  language: string,
): { readonly text: string; readonly index: number | null }[] {
  const list = new Intl.ListFormat(language, { type: "conjunction", style: "long" });
  let next = 0;
  return list.formatToParts(names).map(({ type, value }) => {
    if (type === "literal") return { text: value, index: null };
    next += 1;
    return { text: value, index: next - 1 };
  });
}
