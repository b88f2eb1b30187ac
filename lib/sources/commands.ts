import { recordEvent } from "@/lib/audit/audit";
import { transact } from "@/lib/database/transaction";
import type { Desk } from "@/lib/desk";
import { accept, acceptUnless, type Outcome, type Problem, refuse } from "@/lib/outcome";
import { lockEdition, raiseEdition } from "@/lib/site/edition";
import { canonicalBytes } from "@/lib/storage/canonical";
import { publisherHost } from "./publisher-names";
import { writeDescription, writeHost } from "./rows";
import { sourceAddress } from "./source-address";
import {
  type SourceChange,
  type SourceDescription,
  type SourceRecord,
  sourceDescriptionSchema,
} from "./source-record";

/** A description as somebody writes it: what is left empty is not known. */
export type GivenDescription = { readonly [Key in keyof SourceDescription]?: string | null };

/**
 * Says what is known of a source: readers see it with their next request, wherever it is cited. It need not be cited yet. Refused, each
 * problem at its field, for an address that is none, a date or a language that is none, and what is longer than a line.
 */
export async function describeSource(
  desk: Desk,
  {
    address: written,
    description: given,
  }: { readonly address: string; readonly description: GivenDescription },
): Promise<Outcome<{ readonly address: string }>> {
  const address = sourceAddress(written.trim());
  if (address === null) return refuse(addressNotUsable);
  const description = sourceDescriptionSchema.safeParse(withoutEmpties(given));
  const checked = acceptUnless(description.error?.issues.map(problemOf) ?? [], { address });
  if (description.success) await change(desk, { verb: "describe", address, description: description.data });
  return checked;
}

/**
 * Says whose a host is, for all sources that are said to have no other publisher; null gives it its own name back. Refused for what is no
 * host, and for a name that is empty or longer than a line.
 */
export async function nameHost(
  desk: Desk,
  { host: written, publisher }: { readonly host: string; readonly publisher: string | null },
): Promise<Outcome<{ readonly host: string }>> {
  const address = sourceAddress(`https://${written.trim()}/`);
  const host = address === null ? null : publisherHost(address);
  if (host === null || !/^[a-z0-9.:[\]-]+$/.test(host)) return refuse(hostNotUsable);
  const name = publisher?.trim() ?? null;
  if (name !== null && (name === "" || name.length > 300 || /[\p{Cc}\p{Cs}]/u.test(name)))
    return refuse(nameNotUsable);
  await change(desk, { verb: "name-host", host, publisher: name });
  return accept({ host });
}

async function change(desk: Desk, what: SourceChange): Promise<void> {
  await transact(desk.database, async (transaction) => {
    await lockEdition(transaction);
    const now = desk.now();
    const last = await transaction.sourceChange.aggregate({ _max: { number: true } });
    const record: SourceRecord = {
      format: "standfirst/sources/1",
      number: (last._max.number ?? 0) + 1,
      recordedAt: now.toISOString(),
      actor: desk.actor,
      change: what,
    };
    const hash = await desk.objects.keep("sources", canonicalBytes(record), "json");
    await transaction.sourceChange.create({ data: { number: record.number, hash, record } });
    if (what.verb === "describe") await writeDescription(transaction, what.address, what.description);
    else await writeHost(transaction, what.host, what.publisher);
    await raiseEdition(transaction, now);
    await recordEvent(transaction, {
      at: now,
      actor: desk.actor,
      action: what.verb === "describe" ? "source-describe" : "source-host",
      // An address is somebody's words, of which the log holds none: the record has them.
      subject: null,
      detail: { after: hash },
    });
  });
}

function withoutEmpties(given: GivenDescription) {
  const value = (written: string | null | undefined) => written?.trim() || null;
  return {
    publisher: value(given.publisher),
    title: value(given.title),
    author: value(given.author),
    date: value(given.date),
    language: value(given.language),
    kind: value(given.kind),
  };
}

function problemOf({
  path,
  message,
}: {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}): Problem {
  const at = String(path[0] ?? "");
  return { code: `source-${at}-not-usable`, at, message: `What you wrote ${message}.` };
}

const addressNotUsable: Problem = {
  code: "source-address-not-usable",
  at: "address",
  message: "This is no address of a page on the web: write it out, beginning with https://.",
};

const hostNotUsable: Problem = {
  code: "host-not-usable",
  at: "host",
  message: "This is no host: write the part of an address before the first slash, such as example.org.",
};

const nameNotUsable: Problem = {
  code: "publisher-not-usable",
  at: "publisher",
  message:
    "A publisher’s name is one line of at most 300 characters. Leave it out to give the host its own name.",
};
