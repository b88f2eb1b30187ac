/** What typesetting needs to know of a language. Languages are BCP 47 tags. */

export type Direction = "ltr" | "rtl";

export interface LanguageAttributes {
  readonly lang?: string;
  readonly dir?: Direction;
}

// The scripts that run from right to left and are written today (Unicode Standard, chapters 9 and 19).
const rightToLeft = new Set(["Adlm", "Arab", "Aran", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"]);

const bicameral = new Set(["Adlm", "Armn", "Cher", "Cyrl", "Geor", "Grek", "Latn", "Osge"]);

/** The direction in which `language` is written, by its script: the one it names, or else the one it usually has. */
export function directionOf(language: string): Direction {
  const script = new Intl.Locale(language).maximize().script;
  return script !== undefined && rightToLeft.has(script) ? "rtl" : "ltr";
}

/** Whether `language` is written in a script that has capital letters. */
export function hasCapitals(language: string): boolean {
  return bicameral.has(new Intl.Locale(language).maximize().script ?? "Latn");
}

/**
 * The attributes of an element whose text is in `language`, inside an element whose text is in `surrounding`: none
 * where that is the same language, so that markup says only what changes.
 */
export function languageAttributes(language: string, surrounding: string): LanguageAttributes {
  return language === surrounding ? {} : { lang: language, dir: directionOf(language) };
}
