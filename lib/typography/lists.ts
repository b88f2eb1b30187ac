/** `Ada Quill, Ben Ohm and Cass Wire`, joined as `language` (BCP 47) joins names; nothing for no names. */
export function joinNames(names: readonly string[], language: string): string {
  return new Intl.ListFormat(language, { type: "conjunction", style: "long" }).format(names);
}
