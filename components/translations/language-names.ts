import { primaryLanguage } from "@/lib/markdown/language";

/**
 * What each of several languages calls itself, such as `Deutsch` for `de`: without its region, unless two of them would be called the same.
 * Falls back to the tag, and to `Original` where nobody said the language.
 */
export function ownNames(tags: readonly string[]): ReadonlyMap<string, string> {
  const short = new Map(tags.map((tag) => [tag, ownName(tag, withoutRegion(tag))]));
  const names = [...short.values()];
  return new Map(
    tags.map((tag) => {
      const name = short.get(tag) ?? tag;
      return [tag, names.filter((each) => each === name).length > 1 ? ownName(tag, tag) : name];
    }),
  );
}

function ownName(inLanguage: string, tag: string): string {
  // Only of an original does nobody have to say it.
  if (primaryLanguage(tag) === "und") return "Original";
  return new Intl.DisplayNames([inLanguage, "en"], { type: "language" }).of(tag) ?? tag;
}

/** `zh-Hans` of `zh-Hans-CN`, and `en` of `en-GB`. */
export function withoutRegion(tag: string): string {
  const { script } = new Intl.Locale(tag);
  return script === undefined ? primaryLanguage(tag) : `${primaryLanguage(tag)}-${script}`;
}
