import { findArticle } from "@/lib/articles/queries";
import type { ArticlePage } from "@/lib/articles/views";
import { absoluteUrl, citationPath } from "@/lib/urls";
import { notThere, textAnswer } from "../answers";
import { notHere } from "../not-here";
import { findPublication } from "../queries";
import type { Publication } from "../views";
import { writeBibtex } from "./bibtex";
import { writeCslJson } from "./csl-json";
import { writeRis } from "./ris";

/** The forms in which an article can be cited, by the end of the address. */
export type CitationForm = "json" | "bib" | "ris";

const forms: Readonly<
  Record<CitationForm, { write: (article: ArticlePage, publication: Publication) => string; type: string }>
> = {
  json: { write: writeCslJson, type: "application/vnd.citationstyles.csl+json" },
  bib: { write: writeBibtex, type: "application/x-bibtex" },
  ris: { write: writeRis, type: "application/x-research-info-systems" },
};

/**
 * Answers with the article at an address as reference managers take it. Leads on to the one address where the article has another; 410
 * or 451 where it has been withdrawn; 404 where there is none.
 */
export async function answerCitation(
  address: { readonly path: string; readonly canonical: boolean } | null,
  form: CitationForm,
): Promise<Response> {
  if (address === null) return notThere("There is no such article.");
  const [article, publication] = await Promise.all([findArticle(address.path), findPublication()]);
  if (article === null || !address.canonical)
    return notHere(address, article, (path) => citationPath(path, form));
  const { write, type } = forms[form];
  const answer = textAnswer(write(article, publication), type, article.updatedAt ?? article.publishedAt);
  answer.headers.set("Link", `<${absoluteUrl(publication.siteUrl, article.path)}>; rel="canonical"`);
  return answer;
}
