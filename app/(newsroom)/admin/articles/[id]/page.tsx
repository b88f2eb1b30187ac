import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ActionForm } from "@/components/forms/action-form";
import { HiddenField, SelectField, TextField } from "@/components/forms/fields";
import { DraftWays } from "@/components/newsroom/draft-ways";
import { NewsroomPage } from "@/components/newsroom/newsroom-page";
import { ForReaders } from "@/components/newsroom/outlook";
import { printMoment } from "@/components/newsroom/print-moment";
import { StateMark } from "@/components/newsroom/state-mark";
import { WalkKeys } from "@/components/newsroom/walk-keys";
import { type DraftOutlook, findOutlook } from "@/lib/articles/draft-outlook";
import { env } from "@/lib/env";
import { languageName } from "@/lib/markdown/language";
import { articleDeskPath, draftPath, publishDeskPath, translationsPath } from "@/lib/newsroom-urls";
import { findSite } from "@/lib/site/queries";
import { findEditions } from "@/lib/translations/queries";
import type { EditionView } from "@/lib/translations/views";
import { hrefOf, storyPath } from "@/lib/urls";
import { callerOfPage } from "../../../caller";
import type { PageRoute } from "../../../page-route";
import { move, publishAgain, withdraw } from "./actions";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Article" };

/** What can be done with a piece that readers have or had: its addresses, its story, taking it back. */
export default async function ArticleDeskPage({ params }: PageRoute<"id">) {
  const { id } = await params;
  const here = articleDeskPath(id);
  const { actor, desk, ownOrigins } = await callerOfPage({ action: "article-withdraw", here });
  const [site, draft, { editions }] = await Promise.all([
    findSite(),
    findOutlook(desk, id, ownOrigins),
    findEditions(id),
  ]);
  if (draft === null || draft.published === null) notFound();
  const { published } = draft;
  return (
    <NewsroomPage
      actor={actor}
      site={site}
      title={published.isWithdrawn ? "Withdrawn article" : "Article"}
      here={here}
      slug={
        <>
          <StateMark state={draft.state} /> · revision {published.number} ·{" "}
          {printMoment(published.at, site.timeZone)}
        </>
      }
    >
      <WalkKeys />
      <DraftWays id={id} here={here} article />
      <div className="two-columns">
        <div>
          <ForReaders draft={draft} siteUrl={env().siteUrl} asPublished />
          {!published.isWithdrawn && <Correction draft={draft} />}
          <Addresses draft={draft} />
        </div>
        <div>
          {published.isWithdrawn ? (
            <Restoration id={id} seen={published.hash} reason={published.note} />
          ) : (
            <Living
              draft={draft}
              seen={published.hash}
              others={editions.filter(({ path }) => path !== draft.path)}
            />
          )}
        </div>
      </div>
    </NewsroomPage>
  );
}

/** What can be done while readers have it. */
function Living({
  draft,
  seen,
  others,
}: {
  readonly draft: DraftOutlook;
  readonly seen: string;
  readonly others: readonly EditionView[];
}) {
  const { id, path } = draft;
  const slug = path?.split("/").at(-1) ?? "";
  const { story } = draft.content;
  return (
    <>
      <section className="panel" aria-labelledby="move">
        <h2 id="move">Another slug</h2>
        <ActionForm action={move} label="Change the slug">
          <HiddenField name="id" value={id} />
          <HiddenField name="seen" value={seen} />
          <TextField
            name="slug"
            label="Slug"
            hint="Every address that it ever had will lead to the new one."
            value={slug}
            required
          />
          <button type="submit" className="quiet" data-key="l">
            Move it there
          </button>
        </ActionForm>
      </section>
      <section className="panel" aria-labelledby="story">
        <h2 id="story">Running story</h2>
        <p className="prose-line">
          {story === undefined ? (
            "It belongs to none."
          ) : (
            <>
              It belongs to <a href={hrefOf(storyPath(story.slug))}>{story.name}</a>.
            </>
          )}{" "}
          <a href={`${draftPath(id)}#story`}>Change that in its draft</a>, and publish the change.
        </p>
      </section>
      <section className="panel" aria-labelledby="withdraw">
        <h2 id="withdraw">Withdraw it</h2>
        <p className="prose-line">
          Readers find a tombstone with your reason at its address. Its revisions stay, and it can be
          published again.
          {others.length > 0 && (
            <>
              {" "}
              Its editions in {inLanguages(others)} stay as they are: each is{" "}
              <a href={translationsPath(id)}>withdrawn by itself</a>.
            </>
          )}
        </p>
        <ActionForm action={withdraw} label="Withdraw the article">
          <HiddenField name="id" value={id} />
          <HiddenField name="seen" value={seen} />
          <TextField
            name="reason"
            label="Reason"
            hint="In a line. Readers are shown it."
            maxLength={1000}
            required
          />
          <SelectField
            name="kind"
            label="Who decided"
            options={[
              { value: "editorial", label: "The newsroom" },
              { value: "legal", label: "An authority ordered it" },
            ]}
          />
          <TextField
            name="authority"
            type="url"
            inputMode="url"
            label="Address of the authority"
            hint="Only for an order, such as https://court.example/orders/12. Readers are shown it."
          />
          <SelectField
            name="headline"
            label="Its headline"
            options={[
              { value: "keep", label: "stays readable on the tombstone" },
              { value: "hide", label: "is hidden too" },
            ]}
          />
          <button type="submit" className="grave" data-key="x">
            Withdraw the article
          </button>
        </ActionForm>
      </section>
    </>
  );
}

/** `French and German`. */
function inLanguages(editions: readonly EditionView[]): string {
  const names = editions.map(({ language }) => languageName(language, "en-GB"));
  return new Intl.ListFormat("en-GB", { type: "conjunction" }).format(names);
}

/** Where a slip is put right. */
function Correction({ draft: { id, state } }: { readonly draft: DraftOutlook }) {
  return (
    <section className="panel" aria-labelledby="correct">
      <h2 id="correct">Correct or update it</h2>
      <p className="prose-line">
        {state === "changed" ? (
          <>
            Its <a href={draftPath(id)}>draft</a> has changes that readers have not:{" "}
            <a href={publishDeskPath(id)}>publish them</a>, with a line for readers.
          </>
        ) : (
          <>
            Change <a href={draftPath(id)}>its draft</a>, and publish the change with a line for readers.
            Until then they have what is here.
          </>
        )}
      </p>
    </section>
  );
}

function Restoration({
  id,
  seen,
  reason,
}: {
  readonly id: string;
  readonly seen: string;
  readonly reason: string | null;
}) {
  return (
    <section className="panel" aria-labelledby="again">
      <h2 id="again">Publish it again</h2>
      {reason && <p className="prose-line">It was withdrawn for this reason: {reason}</p>}
      <p className="prose-line">As it was, at its address. The withdrawal stays in its history.</p>
      <ActionForm action={publishAgain} label="Publish it again">
        <HiddenField name="id" value={id} />
        <HiddenField name="seen" value={seen} />
        <TextField
          name="note"
          label="What readers are told of it"
          hint="May be left empty."
          maxLength={1000}
        />
        <button type="submit" data-key="p">
          Publish it again
        </button>
      </ActionForm>
    </section>
  );
}

/** Where it was before. */
function Addresses({ draft: { formerPaths } }: { readonly draft: DraftOutlook }) {
  return (
    <section className="panel" aria-labelledby="addresses">
      <h2 id="addresses">Addresses that lead to it</h2>
      {formerPaths.length === 0 ? (
        <p className="prose-line">It has had no other address.</p>
      ) : (
        <ul className="ledger mono">
          {formerPaths.map((former) => (
            <li key={former}>
              <a href={hrefOf(former)}>{former}</a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
