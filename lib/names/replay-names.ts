import type { NameKind } from "./kinds";
import type { NameRecord, NameState } from "./name-record";

/** A revision names something. */
export interface Mention {
  readonly kind: NameKind;
  readonly slug: string;
  readonly name: string;
  /** ISO 8601, in UTC. */
  readonly at: string;
}

export interface ReplayedName extends NameState {
  /** Whether the newsroom ever did anything to it, so that its state is known and not only its name. */
  readonly isChanged: boolean;
  /** Where a section stands in the masthead; 0 for all that nobody ordered. */
  readonly position: number;
}

export interface FormerSlug {
  readonly kind: NameKind;
  readonly slug: string;
  readonly to: string;
  readonly at: string;
}

export interface ReplayedNames {
  readonly names: Readonly<Record<NameKind, ReadonlyMap<string, ReplayedName>>>;
  readonly former: readonly FormerSlug[];
}

/**
 * What has become of all names, from what the newsroom did (in the order of its numbers) and what revisions mention: a name comes
 * about when it is added or first mentioned, whichever was earlier. Nothing is read or written.
 */
export function replayNames(records: readonly NameRecord[], mentions: readonly Mention[]): ReplayedNames {
  const names = {
    section: new Map<string, ReplayedName>(),
    topic: new Map<string, ReplayedName>(),
    author: new Map<string, ReplayedName>(),
    story: new Map<string, ReplayedName>(),
  } satisfies Record<NameKind, Map<string, ReplayedName>>;
  const former = new Map<string, FormerSlug>();
  const key = (kind: NameKind, slug: string) => `${kind} ${slug}`;

  function mention({ kind, slug: written, name }: Mention): void {
    const slug = former.get(key(kind, written))?.to ?? written;
    if (names[kind].has(slug)) return;
    names[kind].set(slug, { slug, name, description: "", invented: false, isChanged: false, position: 0 });
  }

  function leadOn(kind: NameKind, slug: string, to: string, at: string): void {
    names[kind].delete(slug);
    for (const [from, led] of former)
      if (led.kind === kind && led.to === slug) former.set(from, { ...led, to });
    former.delete(key(kind, to));
    former.set(key(kind, slug), { kind, slug, to, at });
  }

  function reorder(slugs: readonly string[]): void {
    for (const [position, slug] of slugs.entries()) {
      const section = names.section.get(slug);
      if (section !== undefined) names.section.set(slug, { ...section, position });
    }
  }

  const afterLast = (kind: NameKind) =>
    [...names[kind].values()].reduce((last, { position }) => Math.max(last, position), -1) + 1;

  function follow({ change, recordedAt }: NameRecord): void {
    if (change.verb === "order") reorder(change.slugs);
    else if (change.verb === "merge") leadOn(change.kind, change.slug, change.into, recordedAt);
    else if (change.verb === "remove") {
      names[change.kind].delete(change.slug);
      for (const [from, led] of former)
        if (led.kind === change.kind && led.to === change.slug) former.delete(from);
    } else {
      const { kind, formerly, state } = change;
      const position = (names[kind].get(formerly ?? state.slug) ?? { position: afterLast(kind) }).position;
      if (formerly !== null) leadOn(kind, formerly, state.slug, recordedAt);
      names[kind].set(state.slug, { ...state, isChanged: true, position });
    }
  }

  const inTime = mentions.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  let next = 0;
  for (const record of records.toSorted((a, b) => a.number - b.number)) {
    for (let due = inTime[next]; due !== undefined && due.at <= record.recordedAt; due = inTime[next]) {
      mention(due);
      next += 1;
    }
    follow(record);
  }
  for (const late of inTime.slice(next)) mention(late);
  return { names, former: [...former.values()] };
}
