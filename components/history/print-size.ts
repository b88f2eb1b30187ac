import { CONTENT_NAMES } from "@/components/article/content-names";
import type { ChangeSize } from "@/lib/articles/change-size";

/** How large a change was, in words, a remark each: `12 words added, 3 removed`, `Headline and Topics changed`. */
export function printSize({ words, fields }: ChangeSize, language: string): string[] {
  if (fields.length === 0) return ["The text is the same"];
  const number = new Intl.NumberFormat(language);
  const counted = (count: number, what: string) =>
    `${number.format(count)} ${count === 1 ? "word" : "words"} ${what}`;
  const { added, removed } = words ?? { added: 0, removed: 0 };
  const text =
    words === null
      ? ["A large change"]
      : [
          ...(added > 0 ? [counted(added, "added")] : []),
          ...(removed > 0
            ? [added > 0 ? `${number.format(removed)} removed` : counted(removed, "removed")]
            : []),
        ];
  const others = fields.filter((field) => field !== "body").map((field) => CONTENT_NAMES[field]);
  const list = new Intl.ListFormat("en-GB", { type: "conjunction" });
  return [
    ...(text.length === 0 ? [] : [text.join(", ")]),
    ...(others.length === 0 ? [] : [`${list.format(others)} changed`]),
    // What is no word has changed, such as a link or a stop.
    ...(text.length === 0 && others.length === 0 ? ["No word changed"] : []),
  ];
}
