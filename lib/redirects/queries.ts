import { database, type Queryable } from "@/lib/database/client";
import { Prisma } from "@/lib/database/generated/client";
import { storable } from "@/lib/database/storable";
import { hrefOfTarget, isOutside, LONGEST_ADDRESS, partsOfTarget, readSource } from "./addresses";
import { findStandings } from "./standing";
import type { HandRedirect, MovedAddress, RedirectPage, WhereItLeads } from "./views";

const PAGE = 50;

/** How many different sets of parameters redirects may have: the press looks a reader's query through for each. */
export const MOST_SHAPES = 200;

/** What part of a list is wanted: with this text in one of the addresses, from after the beginning that the page before ended with. */
export interface Listed {
  readonly query?: string;
  readonly after?: string | null;
  readonly limit?: number;
}

/** The redirects that editors made, by where they begin. */
export async function listRedirects(
  queryable: Queryable,
  listed: Listed = {},
): Promise<RedirectPage<HandRedirect>> {
  const { rows, next } = await listPage<Omit<HandRedirect, "href" | "toHref" | "outside">>(
    queryable,
    Prisma.sql`hand_redirect`,
    { from: Prisma.sql`from_address`, to: Prisma.sql`to_address` },
    Prisma.sql`created_at AS "createdAt", created_by AS "createdBy"`,
    listed,
  );
  return {
    rows: rows.map((row) => ({ ...row, ...hrefsOf(row), outside: isOutside(row.to) })),
    next,
  };
}

/** The addresses that lead on because an article moved, by where they begin. */
export async function listMovedAddresses(
  queryable: Queryable,
  listed: Listed = {},
): Promise<RedirectPage<MovedAddress>> {
  const { rows, next } = await listPage<Omit<MovedAddress, "href" | "toHref">>(
    queryable,
    Prisma.sql`redirect`,
    { from: Prisma.sql`from_path`, to: Prisma.sql`to_path` },
    Prisma.sql`article_id AS "articleId", created_at AS "leftAt"`,
    listed,
  );
  return { rows: rows.map((row) => ({ ...row, ...hrefsOf(row) })), next };
}

/** What answers at an address that somebody pasted, and where it leads; null for one that no reader could ask for. */
export async function findWhereItLeads(queryable: Queryable, written: string): Promise<WhereItLeads | null> {
  const read = readSource(written, "");
  if (!read.ok) return null;
  const { address, path } = read.value;
  const href = hrefOfTarget(address);
  const [standings, row] = await Promise.all([
    findStandings(queryable, [path]),
    queryable.handRedirect.findUnique({ where: { fromAddress: address }, select: { toAddress: true } }),
  ]);
  const standing = standings.get(path) ?? { kind: "nothing" };
  if (row !== null && (address !== path || standing.kind === "nothing"))
    return { kind: "redirect", address, href, ...(await endOf(queryable, row.toAddress)) };
  if (standing.kind !== "moved") return { kind: standing.kind, address, href };
  return { kind: "moved", address, href, to: standing.to, outside: false };
}

/**
 * The sets of parameter names that the redirects' queries have, as they are stored. Each is found by a step in the index, however many
 * redirects have it.
 */
export async function listShapes(queryable: Queryable): Promise<string[]> {
  const rows = await queryable.$queryRaw<{ parameters: string }[]>`
    WITH RECURSIVE shape AS (
      (SELECT parameters FROM hand_redirect WHERE parameters > '' ORDER BY parameters LIMIT 1)
      UNION ALL
      SELECT (SELECT next.parameters FROM hand_redirect AS next WHERE next.parameters > shape.parameters
        ORDER BY next.parameters LIMIT 1)
      FROM shape WHERE shape.parameters IS NOT NULL
    )
    SELECT parameters FROM shape WHERE parameters IS NOT NULL LIMIT ${MOST_SHAPES}`;
  return rows.map(({ parameters }) => parameters);
}

/**
 * Where a reader is led from the first of these stored addresses that leads on, as a header has it; null where none does. What has
 * moved since is where it is now.
 */
export async function findLeading(queryable: Queryable, sources: readonly string[]): Promise<string | null> {
  const rows = await queryable.handRedirect.findMany({
    where: { fromAddress: { in: [...sources] } },
    select: { fromAddress: true, toAddress: true },
  });
  const leads = new Map(rows.map(({ fromAddress, toAddress }) => [fromAddress, toAddress]));
  const first = sources.find((source) => leads.has(source));
  const to = first === undefined ? undefined : leads.get(first);
  return to === undefined ? null : hrefOfTarget((await endOf(queryable, to)).to);
}

/** What the press asks of the redirects, at the database that this process has open. */
export const openedRedirections = {
  listShapes: () => listShapes(database()),
  findLeading: (sources: readonly string[]) => findLeading(database(), sources),
};

/** Where a stored target is by now. */
async function endOf(
  queryable: Queryable,
  target: string,
): Promise<{ readonly to: string; readonly outside: boolean }> {
  if (isOutside(target)) return { to: target, outside: true };
  const { path, rest } = partsOfTarget(target);
  const standing = (await findStandings(queryable, [path])).get(path);
  return { to: standing?.kind === "moved" ? `${standing.to}${rest}` : target, outside: false };
}

function hrefsOf({ from, to }: { readonly from: string; readonly to: string }) {
  return { href: hrefOfTarget(from), toHref: hrefOfTarget(to) };
}

async function listPage<Row extends { readonly from: string }>(
  queryable: Queryable,
  table: Prisma.Sql,
  { from, to }: { readonly from: Prisma.Sql; readonly to: Prisma.Sql },
  columns: Prisma.Sql,
  { query = "", after = null, limit = PAGE }: Listed,
): Promise<RedirectPage<Row>> {
  const asked = storable(query).trim().normalize("NFC");
  const conditions = [
    ...(after === null ? [] : [Prisma.sql`${from} > ${storable(after, LONGEST_ADDRESS)}`]),
    ...(asked === ""
      ? []
      : [
          Prisma.sql`(strpos(lower(${from}), lower(${asked})) > 0 OR strpos(lower(${to}), lower(${asked})) > 0)`,
        ]),
  ];
  const where =
    conditions.length === 0 ? Prisma.empty : Prisma.sql`WHERE ${Prisma.join(conditions, " AND ")}`;
  // One more than is shown tells whether the list goes on.
  const rows = await queryable.$queryRaw<Row[]>`
    SELECT ${from} AS "from", ${to} AS "to", ${columns} FROM ${table} ${where}
    ORDER BY ${from} LIMIT ${limit + 1}`;
  const shown = rows.slice(0, limit);
  return { rows: shown, next: rows.length > limit ? (shown.at(-1)?.from ?? null) : null };
}
