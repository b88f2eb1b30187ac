/** Scripts written from right to left (ISO 15924), as far as a newspaper meets them. */
const RIGHT_TO_LEFT = new Set(["Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"]);

/** The canonical form of a BCP 47 tag, or null where it is not one. */
export function canonicalTag(tag: string): string | null {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return null;
  }
}

/** `en` of `en-GB`, and of `en-t-zh-hans`. */
export function primaryLanguage(tag: string): string {
  return (tag.split("-")[0] ?? tag).toLowerCase();
}

/** The direction of a language's usual script. */
export function directionOf(tag: string): "ltr" | "rtl" {
  const script = new Intl.Locale(tag).maximize().script;
  return script !== undefined && RIGHT_TO_LEFT.has(script) ? "rtl" : "ltr";
}

/**
 * The name of a language in another, such as `Chinese, simplified` for `zh-Hans` in English. Falls back to the tag.
 */
export function languageName(tag: string, inLanguage: string): string {
  const name = new Intl.DisplayNames([inLanguage, "en"], {
    type: "language",
    languageDisplay: "standard",
  }).of(tag);
  const script = /^(.+?)\s?[(（](.+)[)）]$/u.exec(name ?? "");
  const { region, script: hasScript } = new Intl.Locale(tag);
  // Only a script reads as an adjective; a region's name keeps its capital and its brackets.
  if (script?.[1] && script[2] && hasScript && !region)
    return `${script[1]}, ${script[2].toLocaleLowerCase(inLanguage)}`;
  return name ?? tag;
}

/**
 * The tag of a translation: the extension T of BCP 47 (RFC 6497) names the language translated from, and its key
 * `t0` says that a machine did it (`und`: which one is not said). `en-t-zh-hans-t0-und`, or `en-t-zh-hans` where a
 * person translated.
 */
export function translationTag(into: string, from: string, by: "machine" | "human"): string {
  const target = new Intl.Locale(into).baseName;
  const origin = new Intl.Locale(from).baseName.toLowerCase();
  return `${target}-t-${origin}${by === "machine" ? "-t0-und" : ""}`;
}
