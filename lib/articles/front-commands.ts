import type { Desk } from "@/lib/desk";
import { acceptUnless, type Outcome, type Problem } from "@/lib/outcome";
import { changeSite } from "@/lib/site/commands";
import { MAXIMUM_FEATURED } from "@/lib/site/settings";
import { readArticlePath } from "@/lib/urls";

/** An article that the editors have put on the front page. */
export interface Featured {
  readonly id: string;
  /** Stored and unencoded. */
  readonly path: string;
  readonly headline: string;
}

/**
 * Puts articles at the head of the front page, in this order, before the newest; with no ids, the newest alone decide. Gives
 * back whether anything is different now. Refused when there are more than twelve, when one is named twice, and when one is
 * not an article that readers can see; each problem names it.
 */
export async function orderFrontPage(
  desk: Desk,
  { ids, ownOrigins }: { readonly ids: readonly string[]; readonly ownOrigins: readonly string[] },
): Promise<Outcome<{ changed: boolean }>> {
  const checked = acceptUnless(await problemsWith(desk, ids), null);
  return checked.ok ? changeSite(desk, { featured: [...ids] }, ownOrigins) : checked;
}

/** The editors' articles in their order; one that is gone is left out, as the front page leaves it out. */
export async function listFeatured(desk: Desk): Promise<Featured[]> {
  const { featured } = await desk.database.site.findUniqueOrThrow({
    where: { id: 1 },
    select: { featured: true },
  });
  const rows = await desk.database.article.findMany({
    where: { id: { in: featured } },
    select: { id: true, path: true, headline: true },
  });
  return featured.flatMap((id) => rows.find((row) => row.id === id) ?? []);
}

/**
 * The ids of the articles at these addresses, in the same order. An address may be a path or a whole URL, and one that the
 * article once had. Refused where there is no article at one, which the problem names.
 */
export async function findArticleIds(desk: Desk, addresses: readonly string[]): Promise<Outcome<string[]>> {
  const ids: string[] = [];
  const problems: Problem[] = [];
  for (const address of addresses) {
    const path = readArticlePath(address);
    const id = path && (await findIdAt(desk, path));
    if (id) ids.push(id);
    else problems.push(noArticleAt(address));
  }
  return acceptUnless(problems, ids);
}

async function findIdAt({ database }: Desk, path: string): Promise<string | null> {
  const article = await database.article.findUnique({ where: { path }, select: { id: true } });
  if (article !== null) return article.id;
  const redirect = await database.redirect.findUnique({
    where: { fromPath: path },
    select: { articleId: true },
  });
  return redirect?.articleId ?? null;
}

async function problemsWith({ database }: Desk, ids: readonly string[]): Promise<Problem[]> {
  if (ids.length > MAXIMUM_FEATURED) return [tooMany(ids.length)];
  const usable = ids.filter((id) => UUID.test(id));
  const [articles, drafts] = await Promise.all([
    database.article.findMany({ where: { id: { in: usable } }, select: { id: true, headline: true } }),
    database.draft.findMany({ where: { id: { in: usable } }, select: { id: true } }),
  ]);
  return ids.flatMap((id, index) => {
    const article = articles.find((each) => each.id === id);
    if (article === undefined) {
      return drafts.some((draft) => draft.id === id) ? notPublished(id) : noArticle(id);
    }
    return ids.indexOf(id) === index ? [] : namedTwice(article.headline);
  });
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function tooMany(count: number): Problem {
  return {
    code: "featured-too-many",
    at: "featured",
    message: `These are ${count} articles, and the front page has room for ${MAXIMUM_FEATURED} of the editors' choice. Name fewer.`,
  };
}

function namedTwice(headline: string): Problem {
  return {
    code: "featured-twice",
    at: "featured",
    message: `“${headline}” is named twice. Name it once, where it is to stand.`,
  };
}

function notPublished(id: string): Problem {
  return {
    code: "article-not-published",
    at: id,
    message: "Readers cannot see this article. Publish it before it is put on the front page.",
  };
}

function noArticle(id: string): Problem {
  return { code: "article-unknown", at: id, message: "There is no such article. Look its address up." };
}

function noArticleAt(address: string): Problem {
  return {
    code: "article-unknown",
    at: address,
    message:
      "There is no published article at this address. Name it as it stands in a browser, such as /2018/01/02/slug.",
  };
}
