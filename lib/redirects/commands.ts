import { recordEvent } from "@/lib/audit/audit";
import type { Prisma } from "@/lib/database/generated/client";
import { transact } from "@/lib/database/transaction";
import type { Desk } from "@/lib/desk";
import { accept, acceptUnless, type Outcome, type Problem, refuse } from "@/lib/outcome";
import { readsParameter } from "@/lib/press/address";
import { lockEdition, raiseEdition } from "@/lib/site/edition";
import { canonicalBytes } from "@/lib/storage/canonical";
import { hrefOf } from "@/lib/urls";
import { readSource, readTarget, type Source, type Target } from "./addresses";
import { listShapes, MOST_SHAPES } from "./queries";
import { MOST_REDIRECTS, type RedirectChange, type RedirectRecord } from "./redirect-record";
import {
  addressInUse,
  circle,
  givenTwice,
  queryInUse,
  redirectTaken,
  redirectUnknown,
  targetKept,
  targetMissing,
  tooManyShapes,
  wrongNumber,
} from "./refusals";
import { findStandings } from "./standing";
import type { Standing } from "./views";

/** A redirect as it is asked for: two addresses as somebody writes them. */
export interface GivenRedirect {
  readonly from: string;
  readonly to: string;
}

/**
 * Lets addresses where nothing of ours is lead on, all of them or none. What leads to another of them, or to one that is there already,
 * leads on at once to where that ends. One that is there already, and leads to the same, is passed over.
 *
 * Refused, each problem at `redirects.<index>.from` or `.to`, when an address cannot be used, when something answers where one begins or
 * nothing where it leads, when one is there already and leads elsewhere, and when some lead in a circle.
 */
export async function addRedirects(
  desk: Desk,
  given: {
    readonly redirects: readonly GivenRedirect[];
    /** Whether they may lead to other sites. */
    readonly outside: boolean;
    readonly ownOrigins: readonly string[];
  },
): Promise<Outcome<{ readonly added: number }>> {
  const read = readGiven(given);
  if (!read.ok) return read;
  return change(desk, async (transaction) => {
    const wanted = read.value;
    const stored = await readStored(transaction, wanted);
    const others = new Map(wanted.map(({ source, target }) => [source.address, target]));
    const settled = wanted.map((redirect) => settle(redirect, others, stored));
    const problems = [
      ...problemsWithStored(settled, stored),
      ...(await problemsWithStandings(transaction, settled)),
      ...(await problemsWithShapes(transaction, wanted)),
    ];
    const checked = acceptUnless(problems, settled);
    if (!checked.ok) return checked;
    const added = checked.value.filter(({ source }) => !stored.has(source.address));
    const led = await ledAnew(transaction, added);
    if (added.length + led.length === 0) return accept({ change: null, value: { added: 0 } });
    await write(transaction, desk, added, led);
    const redirects = [
      ...added.map(({ source, end }) => ({
        from: source.address,
        parameters: source.parameters,
        to: end.address,
      })),
      ...led,
    ];
    return accept({
      change: { verb: "set", redirects },
      count: added.length,
      value: { added: added.length },
    });
  });
}

/** Takes a redirect away that an editor made: nothing is at its address again. Refused where there is none. */
export async function removeRedirect(
  desk: Desk,
  { from }: { readonly from: string },
): Promise<Outcome<{ readonly from: string }>> {
  const source = readSource(from, "from");
  if (!source.ok) return source;
  const { address } = source.value;
  return change(desk, async (transaction) => {
    const { count } = await transaction.handRedirect.deleteMany({ where: { fromAddress: address } });
    if (count === 0) return refuse(redirectUnknown(address));
    return accept({ change: { verb: "remove", from: address }, value: { from: address } });
  });
}

interface Done<Value> {
  /** Null where all was as it was asked for already. */
  readonly change: RedirectChange | null;
  readonly count?: number;
  readonly value: Value;
}

/**
 * Does what `work` does to the rows and keeps the record of it, all or nothing. It holds the edition from the start, so that no piece is
 * published at an address that begins to lead on in that moment.
 */
async function change<Value>(
  desk: Desk,
  work: (transaction: Prisma.TransactionClient) => Promise<Outcome<Done<Value>>>,
): Promise<Outcome<Value>> {
  return transact(desk.database, async (transaction) => {
    await lockEdition(transaction);
    const done = await work(transaction);
    if (!done.ok) return done;
    if (done.value.change === null) return accept(done.value.value);
    const now = desk.now();
    const last = await transaction.redirectChange.aggregate({ _max: { number: true } });
    const record: RedirectRecord = {
      format: "standfirst/redirects/1",
      number: (last._max.number ?? 0) + 1,
      recordedAt: now.toISOString(),
      actor: desk.actor,
      change: done.value.change,
    };
    const hash = await desk.objects.keep("redirects", canonicalBytes(record), "json");
    await transaction.redirectChange.create({ data: { number: record.number, hash, record } });
    await raiseEdition(transaction, now);
    await recordEvent(transaction, {
      at: now,
      actor: desk.actor,
      action: record.change.verb === "set" ? "redirect-add" : "redirect-remove",
      // An address is somebody's words, of which the log holds none: the record has them.
      subject: null,
      detail: { after: hash, ...(done.value.count !== undefined && { count: done.value.count }) },
    });
    return accept(done.value.value);
  });
}

interface Wanted {
  readonly index: number;
  readonly source: Source;
  readonly target: Target;
}

/** What was asked for, each beginning once. */
function readGiven({
  redirects,
  outside,
  ownOrigins,
}: Parameters<typeof addRedirects>[1]): Outcome<readonly Wanted[]> {
  if (redirects.length === 0 || redirects.length > MOST_REDIRECTS) return refuse(wrongNumber());
  const problems: Problem[] = [];
  const wanted = new Map<string, Wanted>();
  for (const [index, { from, to }] of redirects.entries()) {
    const source = readSource(from, `redirects.${index}.from`);
    const target = readTarget(to, { outside, ownOrigins }, `redirects.${index}.to`);
    if (!source.ok) problems.push(...source.problems);
    if (!target.ok) problems.push(...target.problems);
    if (!source.ok || !target.ok) continue;
    const before = wanted.get(source.value.address);
    if (before === undefined)
      wanted.set(source.value.address, { index, source: source.value, target: target.value });
    else if (before.target.address !== target.value.address)
      problems.push(givenTwice(index, source.value.address, before.target.address));
  }
  return acceptUnless(problems, [...wanted.values()]);
}

/** The redirects that are there where one of these begins or leads. */
async function readStored(
  transaction: Prisma.TransactionClient,
  wanted: readonly Wanted[],
): Promise<ReadonlyMap<string, string>> {
  const addresses = wanted.flatMap(({ source, target }) => [
    source.address,
    ...(target.source === null ? [] : [target.source.address]),
  ]);
  const rows = await transaction.handRedirect.findMany({
    where: { fromAddress: { in: [...new Set(addresses)] } },
    select: { fromAddress: true, toAddress: true },
  });
  return new Map(rows.map(({ fromAddress, toAddress }) => [fromAddress, toAddress]));
}

interface Settled extends Wanted {
  /** Where a reader ends; null where it leads in a circle. */
  readonly end: Target;
  readonly isCircle: boolean;
}

/** Follows a redirect to where a reader ends, by those that are asked for with it and those that are there. */
function settle(
  redirect: Wanted,
  others: ReadonlyMap<string, Target>,
  stored: ReadonlyMap<string, string>,
): Settled {
  const seen = new Set([redirect.source.address]);
  let end = redirect.target;
  for (;;) {
    const at = end.source?.address;
    if (at !== undefined && seen.has(at)) return { ...redirect, end, isCircle: true };
    const next = at === undefined ? undefined : (others.get(at) ?? targetOf(stored.get(at)));
    if (at === undefined || next === undefined) return { ...redirect, end, isCircle: false };
    seen.add(at);
    end = next;
  }
}

function targetOf(address: string | undefined): Target | undefined {
  if (address === undefined) return undefined;
  const read = readTarget(address, { outside: true, ownOrigins: [] }, "");
  if (!read.ok) throw new Error(`The stored redirect to ${address} cannot be read.`);
  return read.value;
}

function problemsWithStored(settled: readonly Settled[], stored: ReadonlyMap<string, string>): Problem[] {
  return settled.flatMap(({ index, source, end, isCircle }) => {
    if (isCircle) return [circle(index, source.address)];
    const before = stored.get(source.address);
    return before === undefined || before === end.address
      ? []
      : [redirectTaken(index, source.address, before)];
  });
}

async function problemsWithStandings(
  transaction: Prisma.TransactionClient,
  settled: readonly Settled[],
): Promise<Problem[]> {
  const ends = settled.flatMap(({ end }) => (end.source === null ? [] : [end.source.path]));
  const standings = await findStandings(transaction, [
    ...new Set([...settled.map(({ source }) => source.path), ...ends]),
  ]);
  return settled.flatMap(({ index, source, end, isCircle }) => [
    ...problemsWithBeginning(index, source, standings.get(source.path)),
    ...(isCircle || end.source === null ? [] : problemsWithEnd(index, end, standings.get(end.source.path))),
  ]);
}

/** A page may stand where a redirect with a query begins, as long as it does not read that query itself. */
function problemsWithBeginning(index: number, source: Source, standing: Standing | undefined): Problem[] {
  if (standing === undefined || standing.kind === "nothing") return [];
  if (source.parameters === "") return [addressInUse(index, source.path, standing)];
  if (standing.kind === "kept" || standing.kind === "file")
    return [addressInUse(index, source.path, standing)];
  const names = source.parameters.split("&").map(decodeURIComponent);
  const read = names.find((name) => readsParameter(hrefOf(source.path), name));
  return read === undefined ? [] : [queryInUse(index, source.path, read)];
}

function problemsWithEnd(index: number, { address }: Target, standing: Standing | undefined): Problem[] {
  if (standing?.kind === "kept") return [targetKept(index, address)];
  return standing === undefined || standing.kind === "nothing" ? [targetMissing(index, address)] : [];
}

async function problemsWithShapes(
  transaction: Prisma.TransactionClient,
  wanted: readonly Wanted[],
): Promise<Problem[]> {
  const shapes = new Set(wanted.map(({ source }) => source.parameters).filter((shape) => shape !== ""));
  if (shapes.size === 0) return [];
  for (const shape of await listShapes(transaction)) shapes.add(shape);
  return shapes.size > MOST_SHAPES ? [tooManyShapes()] : [];
}

type Stored = Extract<RedirectChange, { verb: "set" }>["redirects"][number];

/** Those that lead to where one of these begins: from now on they lead to where that ends. */
async function ledAnew(transaction: Prisma.TransactionClient, added: readonly Settled[]): Promise<Stored[]> {
  const ends = new Map(added.map(({ source, end }) => [source.address, end.address]));
  const rows = await transaction.$queryRaw<Stored[]>`
    SELECT from_address AS "from", parameters, to_address AS "to" FROM hand_redirect
    WHERE split_part(to_address, '#', 1) = ANY(${[...ends.keys()]}::text[]) ORDER BY from_address`;
  return rows.map((row) => ({ ...row, to: ends.get(row.to.split("#")[0] ?? "") ?? row.to }));
}

async function write(
  transaction: Prisma.TransactionClient,
  desk: Desk,
  added: readonly Settled[],
  led: readonly Stored[],
): Promise<void> {
  const made = { createdAt: desk.now(), createdBy: desk.actor };
  await transaction.handRedirect.createMany({
    data: added.map(({ source, end }) => ({
      fromAddress: source.address,
      parameters: source.parameters,
      toAddress: end.address,
      ...made,
    })),
  });
  for (const { from, to } of led)
    await transaction.handRedirect.update({ where: { fromAddress: from }, data: { toAddress: to } });
}
