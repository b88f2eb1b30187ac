/**
 * What an English word has in common with its inflections: plurals, third persons, `-ed` and `-ing`. A light stemmer after
 * Harman («How effective is suffixing?», 1991) with Porter's treatment of doubled consonants; it leaves derivations such as
 * `-ation` alone, because a reader who asks for one of them seldom means the other. The stem need not be a word.
 */
export function englishStem(word: string): string {
  if (!/^[a-z]{4,}$/.test(word)) return word;
  return withoutFinalE(withoutTense(withoutPlural(word)));
}

/** Words of the trade that end like a plural and are none. */
const SINGULAR = new Set(["lens", "news"]);

function withoutPlural(word: string): string {
  if (SINGULAR.has(word)) return word;
  if (/[^aeiou]ies$/.test(word)) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1);
  if (/(?:ss|x|ch|sh|zz)es$/.test(word)) return word.slice(0, -2);
  return /[^su]s$/.test(word) && !word.endsWith("is") ? word.slice(0, -1) : word;
}

function withoutTense(word: string): string {
  if (/[^aeiou]ied$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
  const [, stem] = /^(.*[aeiouy].+?)(?:ed|ing)$/.exec(word) ?? [];
  if (stem === undefined || stem.length < 3) return word;
  return /([^aeiouylsz])\1$/.test(stem) ? stem.slice(0, -1) : stem;
}

function withoutFinalE(word: string): string {
  return word.length > 3 && /[^e]e$/.test(word) ? word.slice(0, -1) : word;
}
