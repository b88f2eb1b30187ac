import type { Metadata } from "next";
import { Notice } from "@/components/site/notice";
import { ReaderPage } from "@/components/site/reader-page";
import { frontPath } from "@/lib/urls";
import { readSite } from "../reader-queries";

export const dynamic = "force-dynamic";

export const metadata: Metadata = { title: "Not found", robots: "noindex" };

/**
 * What a reader sees where there is no page. It is a page of its own because Next draws its not-found pages in the browser,
 * by script; the press shows this one in their place, with their status.
 */
export default async function MissingPage() {
  return (
    <ReaderPage site={await readSite()} now={new Date()} masthead="line">
      <Notice label="404" headline="Nothing hangs here">
        <p>
          There is no page at this address. It may have been copied short, or typed with a letter too many; an
          article’s address is its date and a few words, as in <code>/2018/01/02/a-few-words</code>.
        </p>
        <p>
          <a href={frontPath}>The front page</a> has what is new.
        </p>
      </Notice>
    </ReaderPage>
  );
}
