import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Comparison } from "@/components/article/comparison";
import { ActionForm } from "@/components/forms/action-form";
import { HiddenField } from "@/components/forms/fields";
import { titleOf } from "@/components/newsroom/desk-ledger";
import { DraftWays } from "@/components/newsroom/draft-ways";
import { NewsroomPage } from "@/components/newsroom/newsroom-page";
import { StateMark } from "@/components/newsroom/state-mark";
import { TIMELINE, Timeline } from "@/components/newsroom/timeline";
import { WalkKeys } from "@/components/newsroom/walk-keys";
import { nameActors } from "@/lib/accounts/names";
import { may } from "@/lib/accounts/roles";
import { diffContents } from "@/lib/articles/content-diff";
import { findOutlook } from "@/lib/articles/draft-outlook";
import { isTimelinePlace, listTimeline, readText } from "@/lib/articles/draft-timeline";
import type { Desk } from "@/lib/desk";
import { historyPath } from "@/lib/newsroom-urls";
import { findSite } from "@/lib/site/queries";
import { callerOfDraftPage } from "../../../../caller-of-draft";
import { one, type PageRoute, placeIn } from "../../../../page-route";
import { restore } from "./actions";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "History" };

/** All that happened to a piece, and what became of any of its texts in any other. */
export default async function HistoryPage({ params, searchParams }: PageRoute<"id">) {
  const { id } = await params;
  const here = historyPath(id);
  const { actor, desk, ownOrigins } = await callerOfDraftPage({ id, action: "draft-read", here });
  const asked = await searchParams;
  const [from, to] = [one(asked.from), one(asked.to) ?? "now"];
  const after = placeIn(asked.after, isTimelinePlace);
  const [site, draft, timeline] = await Promise.all([
    findSite(),
    findOutlook(desk, id, ownOrigins),
    listTimeline(desk, { id, after }),
  ]);
  if (draft === null) notFound();
  const names = await nameActors(
    desk.database,
    timeline.entries.map((entry) => entry.actor),
  );
  const isArticle = draft.published !== null && may(actor.role, "draft-publish");
  return (
    <NewsroomPage
      actor={actor}
      site={site}
      title={titleOf(draft.content)}
      here={here}
      slug={
        <>
          <StateMark state={draft.state} /> · history
        </>
      }
    >
      <WalkKeys list={TIMELINE} />
      <DraftWays id={id} here={here} article={isArticle} />
      {from !== null && <Compared desk={desk} {...{ id, from, to }} version={draft.version} />}
      {timeline.entries.length === 0 && after === null ? (
        <p className="prose-line">
          Nothing has happened to it yet: each save and each publication will stand here.
        </p>
      ) : (
        <Timeline
          {...{ id, names, to }}
          entries={timeline.entries}
          from={from ?? ""}
          timeZone={site.timeZone}
          isStart={after === null}
        />
      )}
      {timeline.next && (
        <p className="slug">
          <a href={historyPath(id, { after: timeline.next })} data-key="o" rel="next">
            Older
          </a>
        </p>
      )}
    </NewsroomPage>
  );
}

interface ComparedProps {
  readonly desk: Desk;
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** The draft's version that is looked at. */
  readonly version: number;
}

/** Two texts against each other, and the way back to the earlier one. */
async function Compared({ desk, id, from, to, version }: ComparedProps) {
  const [earlier, later] = await Promise.all([
    readText(desk, { id, name: from }),
    readText(desk, { id, name: to }),
  ]);
  const wrong = !earlier.ok ? earlier.problems : !later.ok ? later.problems : [];
  const title = `${nameOf(from)} against ${lowerFirst(nameOf(to))}`;
  return (
    <section className="compared" aria-labelledby="compared">
      <h2 id="compared">{title}</h2>
      {wrong.map(({ message }) => (
        <p key={message} className="problem">
          {message}
        </p>
      ))}
      {earlier.ok && later.ok && (
        <>
          <Comparison fields={diffContents(earlier.value.content, later.value.content)} />
          {from !== "now" && (
            <ActionForm action={restore} label="Go back to the earlier text">
              <HiddenField name="id" value={id} />
              <HiddenField name="version" value={String(version)} />
              <HiddenField name="text" value={from} />
              <button type="submit" className="quiet" data-key="b">
                Make {lowerFirst(nameOf(from))} the draft again
              </button>
            </ActionForm>
          )}
        </>
      )}
    </section>
  );
}

function lowerFirst(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}

function nameOf(text: string): string {
  const number = text.slice(1);
  if (/^r\d+$/.test(text)) return `Revision ${number}`;
  return /^v\d+$/.test(text) ? `Version ${number}` : "The draft as it is";
}
