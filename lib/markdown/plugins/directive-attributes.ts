import type { ContainerDirective, LeafDirective, TextDirective } from "mdast-util-directive";
import { canonicalTag } from "../language";
import { refusedAt } from "../refused-document";

type Directive = ContainerDirective | LeafDirective | TextDirective;

/**
 * The attributes of a directive by name. Refuses a name that the directive does not know, because a misspelt
 * attribute would otherwise be lost in silence.
 */
export function attributesOf<Name extends string>(
  directive: Directive,
  known: readonly Name[],
): Partial<Record<Name, string>> {
  const found: Partial<Record<Name, string>> = {};
  for (const [written, value] of Object.entries(directive.attributes ?? {})) {
    const name = known.find((one) => one === written);
    if (name === undefined) {
      throw refusedAt(
        directive,
        "directive-attribute-unknown",
        `“${directive.name}” knows no attribute “${written}”: ${known.length > 0 ? `write ${listed(known)}` : "take it out"}.`,
      );
    }
    found[name] = (value ?? "").trim();
  }
  return found;
}

/** A language tag in canonical form; refuses what is not one. */
export function languageAttribute(directive: Directive, name: string, value: string): string {
  const tag = canonicalTag(value);
  if (tag === null) {
    throw refusedAt(
      directive,
      "directive-language-invalid",
      `“${name}=${value}” is no language tag: write one such as zh-Hans, de or pt-BR.`,
    );
  }
  return tag;
}

export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}
