import type { ReactNode } from "react";
import type { CitedSource, SourceView } from "@/lib/sources/views";
import { languageAttributes } from "@/lib/typography/language";

const KINDS = {
  primary: "first hand",
  secondary: "report",
  official_record: "official record",
  social: "social network",
} as const;

/** What a kind of source is called. */
export function kindOf({ kind }: Pick<SourceView, "kind">): string | null {
  return kind === null ? null : KINDS[kind];
}

/** The link to a source, by its title; by the beginning of its address where nobody said what it is called. */
export function SourceLink({ source, language }: { readonly source: SourceView; readonly language: string }) {
  const { address, title } = source;
  const inItsLanguage = source.language === null ? {} : languageAttributes(source.language, language);
  return (
    <a href={address} rel="noopener noreferrer" {...(title === null ? { translate: "no" } : inItsLanguage)}>
      {title ?? shortAddress(address)}
    </a>
  );
}

/** As much of an address as tells one page of a host from another at a glance. */
const SHORT = 60;

function shortAddress(address: string): string {
  const { host, pathname, search } = new URL(address);
  const whole = readable(`${host.replace(/^www\./, "")}${pathname === "/" ? "" : pathname}${search}`);
  return whole.length <= SHORT ? whole : `${whole.slice(0, SHORT - 1)}…`;
}

/** With its letters instead of their numbers, where they can be read. */
function readable(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}

/** What is known of a source beside its title, in the typewriter's voice. */
export function sourceFacts(source: CitedSource | SourceView): readonly { key: string; text: ReactNode }[] {
  const { publisher, host, author, date } = source;
  const kind = kindOf(source);
  return [
    ...(publisher.name === host && source.title === null ? [] : [{ key: "publisher", text: publisher.name }]),
    ...(author === null ? [] : [{ key: "author", text: author }]),
    ...(date === null ? [] : [{ key: "date", text: <time dateTime={date}>{date}</time> }]),
    ...(kind === null ? [] : [{ key: "kind", text: kind }]),
  ];
}
