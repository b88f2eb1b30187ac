/** An answer of the site, as a crawler keeps it. */
export interface Document {
  /** Within the site, with its parameters. */
  readonly address: string;
  readonly status: number;
  /** Without parameters; empty where none was said. */
  readonly type: string;
  readonly body: string;
}

/**
 * Follows links as a crawler does, from the addresses given: every address that an element of a page or a `<loc>` of a sitemap
 * names, and redirects; of one kind at most `ofOneKind`. `own` are the origins that count as the site's, which is asked at `origin`.
 */
export async function crawl(
  origin: string,
  own: readonly string[],
  from: readonly string[],
  ofOneKind: number,
): Promise<Document[]> {
  const found: Document[] = [];
  const waiting = [...from];
  const asked = new Set<string>();
  const kinds = new Map<string, number>();
  for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
    const kind = kindOf(address);
    const before = kinds.get(kind) ?? 0;
    if (asked.has(address) || before >= ofOneKind) continue;
    asked.add(address);
    kinds.set(kind, before + 1);
    const response = await fetch(origin + address, { redirect: "manual" });
    const [type = ""] = (response.headers.get("content-type") ?? "").split(";");
    const body = await response.text();
    found.push({ address, status: response.status, type, body });
    const location = response.headers.get("location");
    const links = location === null ? linksIn(type, body) : [location];
    for (const link of links) {
      const url = URL.parse(link, own[0] + address);
      if (url !== null && own.includes(url.origin)) waiting.push(url.pathname + url.search);
    }
  }
  return found;
}

/**
 * What addresses of one kind have in common: what they begin and end with, how many segments they have, and the names of their
 * parameters. Only what is numbered, named by an editor or by a hash makes the difference.
 */
export function kindOf(address: string): string {
  const { pathname, searchParams } = new URL(address, "http://localhost");
  const segments = pathname.split("/").slice(1);
  const last = segments.at(-1) ?? "";
  const extension = /\.([a-z0-9]+)$/.exec(last)?.[1] ?? "";
  const first = /^\d{4}$/.test(segments[0] ?? "") ? "date" : segments.length > 1 ? segments[0] : "";
  return [first, segments.length, extension, ...new Set(searchParams.keys())].join(" ");
}

function linksIn(type: string, body: string): string[] {
  const link =
    type === "text/html" ? /\s(?:href|src|action)="([^"#]+)/g : /xml$/.test(type) ? /<loc>([^<]+)/g : null;
  if (link === null) return [];
  return [...body.matchAll(link)].map(([, address = ""]) => address.replaceAll("&amp;", "&"));
}
