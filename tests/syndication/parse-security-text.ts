/**
 * Reads `security.txt` by the grammar of RFC 9116, section 4, for unsigned files, as strictly as it is written there; throws
 * where the text is not in it, or breaks a rule of section 2.5 on how often a field may stand.
 */
export function parseSecurityText(text: string): ReadonlyMap<string, readonly string[]> {
  if (!/^[\t\r\n\x20-\x7e\u0080-\u{10ffff}]*$/u.test(text))
    throw new Error("There are characters beyond the grammar.");
  if (!/\r?\n$/.test(text)) throw new Error("The last line does not end.");
  const fields = new Map<string, string[]>();
  for (const line of text.split(/\r?\n/).slice(0, -1)) {
    if (/^\s*$|^#/.test(line)) continue;
    const [, name, value] = /^([!-9;-~]+): (\S.*?)[ \t]*$/.exec(line) ?? [];
    if (name === undefined || value === undefined) throw new Error(`Not a field: ${line}`);
    const known = name.toLowerCase();
    fields.set(known, [...(fields.get(known) ?? []), value]);
  }
  for (const [name, most] of Object.entries({ expires: 1, "preferred-languages": 1 }))
    if ((fields.get(name)?.length ?? 0) > most) throw new Error(`${name} stands more than once.`);
  if (!fields.has("contact")) throw new Error("There is no contact.");
  if (fields.get("expires")?.length !== 1) throw new Error("There is no time at which it expires.");
  for (const name of ["contact", "canonical", "policy", "acknowledgments", "encryption", "hiring"])
    for (const value of fields.get(name) ?? []) checkUri(name, value);
  for (const value of fields.get("expires") ?? [])
    if (
      !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/.test(value) ||
      Number.isNaN(Date.parse(value))
    )
      throw new Error(`Not a time of RFC 3339: ${value}`);
  for (const tag of (fields.get("preferred-languages")?.[0] ?? "en").split(/\s*,\s*/))
    if (Intl.getCanonicalLocales(tag).length !== 1) throw new Error(`Not a language: ${tag}`);
  return fields;
}

function checkUri(name: string, value: string): void {
  if (!/^[a-z][a-z0-9+.-]*:[!-~]+$/i.test(value) || !URL.canParse(value))
    throw new Error(`${name} is not a URI: ${value}`);
  if (/^http:/i.test(value)) throw new Error(`${name} is an address of the web without https: ${value}`);
}
