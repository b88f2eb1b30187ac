import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ActionForm } from "@/components/forms/action-form";
import { CheckField, HiddenField, SelectField, TextArea, TextField } from "@/components/forms/fields";
import { DraftWays } from "@/components/newsroom/draft-ways";
import { NewsroomPage } from "@/components/newsroom/newsroom-page";
import { Checklist, ForReaders } from "@/components/newsroom/outlook";
import { PendingPassages } from "@/components/newsroom/pending-passages";
import { printMoment } from "@/components/newsroom/print-moment";
import { ScheduleFields } from "@/components/newsroom/schedule-fields";
import { StateMark } from "@/components/newsroom/state-mark";
import { WalkKeys } from "@/components/newsroom/walk-keys";
import { nameActors } from "@/lib/accounts/names";
import { may } from "@/lib/accounts/roles";
import { type DraftOutlook, findOutlook } from "@/lib/articles/draft-outlook";
import { MOST_PREVIEW_DAYS, PREVIEW_DAYS } from "@/lib/articles/preview-link";
import { printLocalTime } from "@/lib/dates";
import { env } from "@/lib/env";
import { articleDeskPath, historyPath, publishDeskPath } from "@/lib/newsroom-urls";
import { findSite } from "@/lib/site/queries";
import { callerOfDraftPage } from "../../../../caller-of-draft";
import type { PageRoute } from "../../../../page-route";
import {
  chooseSlug,
  discard,
  handOver,
  makeLink,
  publishNow,
  publishWhatChanged,
  schedule,
  takeOffSchedule,
  voidLinks,
} from "./actions";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Publish" };

/** Where a draft goes from here: to readers, to the editors, to somebody without an account, or out of the way. */
export default async function PublishPage({ params }: PageRoute<"id">) {
  const { id } = await params;
  const here = publishDeskPath(id);
  const { actor, desk, ownOrigins } = await callerOfDraftPage({ id, action: "draft-read", here });
  const [site, draft] = await Promise.all([findSite(), findOutlook(desk, id, ownOrigins)]);
  if (draft === null) notFound();
  const names = await nameActors(desk.database, [draft.createdBy, draft.scheduledBy]);
  const { timeZone } = site;
  const decides = may(actor.role, "draft-publish");
  const by = draft.createdBy === null ? "" : `, begun by ${names.get(draft.createdBy)}`;
  return (
    <NewsroomPage
      actor={actor}
      site={site}
      title="Publish"
      here={here}
      slug={
        <>
          <StateMark state={draft.state} /> · version {draft.version}
          {by}
        </>
      }
    >
      <WalkKeys />
      <DraftWays id={id} here={here} article={draft.published !== null && decides} />
      <div className="two-columns">
        <div>
          {draft.deskNote && <p className="desk-note">{draft.deskNote}</p>}
          {draft.state !== "withdrawn" && <Checklist draft={draft} />}
          {decides && <Publishing draft={draft} timeZone={timeZone} />}
          <HandOver draft={draft} />
        </div>
        <div>
          <ForReaders draft={draft} siteUrl={env().siteUrl} />
          {draft.published === null && <SlugChoice draft={draft} />}
          {draft.state !== "withdrawn" && <Previews id={id} />}
          {draft.published === null && draft.state !== "scheduled" && (
            <section className="panel" aria-labelledby="discard">
              <h2 id="discard">Discard it</h2>
              <p className="prose-line">
                It goes out of the way and can be brought back from the desk, whole. Its preview links show
                nothing any more.
              </p>
              <ActionForm action={discard} label="Discard this draft">
                <HiddenField name="id" value={id} />
                <button type="submit" className="grave" data-key="x">
                  Discard this draft
                </button>
              </ActionForm>
            </section>
          )}
        </div>
      </div>
    </NewsroomPage>
  );
}

/** What brings a draft to readers, by its state. */
function Publishing({ draft, timeZone }: { readonly draft: DraftOutlook; readonly timeZone: string }) {
  const { id, version, state, scheduledAt, published } = draft;
  if (published?.isWithdrawn)
    return (
      <p className="prose-line">
        Readers find its tombstone. <a href={articleDeskPath(id)}>Publish it again, as it was</a>.
      </p>
    );
  if (published !== null) return <Changes draft={draft} timeZone={timeZone} />;
  const ready = draft.problems.length === 0;
  return (
    <>
      {state === "scheduled" && scheduledAt && (
        <section className="panel" aria-labelledby="scheduled">
          <h2 id="scheduled">Goes live {printMoment(scheduledAt, timeZone)}</h2>
          <ActionForm action={takeOffSchedule} label="Take it off the schedule">
            <HiddenField name="id" value={id} />
            <button type="submit" className="quiet" data-key="t">
              Take it off the schedule
            </button>
          </ActionForm>
        </section>
      )}
      {ready && (
        <section className="panel" aria-labelledby="now">
          <h2 id="now">Now</h2>
          <p className="prose-line">Readers see it with their next request, at the address beside.</p>
          <ActionForm action={publishNow} label="Publish now">
            <HiddenField name="id" value={id} />
            <HiddenField name="version" value={String(version)} />
            <button type="submit" data-key="p">
              Publish now
            </button>
          </ActionForm>
        </section>
      )}
      {ready && (
        <section className="panel" aria-labelledby="later">
          <h2 id="later">{state === "scheduled" ? "At another time" : "Later"}</h2>
          <ActionForm action={schedule} label="Schedule">
            <HiddenField name="id" value={id} />
            <HiddenField name="version" value={String(version)} />
            <ScheduleFields
              timeZone={timeZone}
              value={scheduledAt ? printLocalTime(scheduledAt, timeZone) : ""}
            />
            <button type="submit" data-key="s">
              Schedule
            </button>
          </ActionForm>
        </section>
      )}
    </>
  );
}

/** What brings the changes of a published article to readers. */
function Changes({ draft, timeZone }: { readonly draft: DraftOutlook; readonly timeZone: string }) {
  const { id, version, state, published, change } = draft;
  if (published === null) return null;
  const since = `revision ${published.number}, ${printMoment(published.at, timeZone)}`;
  if (state === "live") return <p className="prose-line">Readers have it as it is here: {since}.</p>;
  if (draft.problems.length > 0) return null;
  return (
    <section className="panel" aria-labelledby="changes">
      <h2 id="changes">Publish what changed</h2>
      <p className="prose-line">
        Readers have {since}.{" "}
        <a href={historyPath(id, { from: `r${published.number}`, to: "now" })}>See what is different</a>.
      </p>
      {change !== null && <PendingPassages change={change} />}
      <ActionForm action={publishWhatChanged} label="Publish what changed">
        <HiddenField name="id" value={id} />
        <HiddenField name="version" value={String(version)} />
        <SelectField
          name="kind"
          label="Kind of change"
          options={[
            { value: "", label: "Choose" },
            { value: "updated", label: "an update: there is news" },
            { value: "corrected", label: "a correction: something was wrong" },
            ...(change?.tooLarge === null
              ? [{ value: "typo", label: "a typing error: only letters are different" }]
              : []),
          ]}
          required
        />
        <TextField
          name="note"
          label="What readers are told of it"
          hint="In a line: nothing that was published changes in silence. Only of a typing error nothing need be said."
          maxLength={1000}
          required={change?.tooLarge !== null}
        />
        <CheckField
          name="serious"
          label="It is a serious correction"
          hint="What was wrong could have led readers astray, or harmed somebody: they are told of it before the piece itself. Any other correction is told at its end."
        />
        <button type="submit" data-key="p">
          Publish what changed
        </button>
      </ActionForm>
    </section>
  );
}

/** Who has it next, and what they are told. */
function HandOver({ draft }: { readonly draft: DraftOutlook }) {
  const { id, state } = draft;
  const sends = state === "writing" || state === "changed";
  if (!sends && state !== "review") return null;
  return (
    <section className="panel" aria-labelledby="hand-over">
      <h2 id="hand-over">{sends ? "Send it for review" : "Give it back to its writer"}</h2>
      <ActionForm action={handOver} label={sends ? "Send for review" : "Back to writing"}>
        <HiddenField name="id" value={id} />
        <HiddenField name="to" value={sends ? "review" : "writing"} />
        <TextArea name="note" label="A note for whoever has it next" rows={2} />
        <button type="submit" className="quiet" data-key="e">
          {sends ? "Send for review" : "Back to writing"}
        </button>
      </ActionForm>
    </section>
  );
}

/** What its address will end with. */
function SlugChoice({ draft }: { readonly draft: DraftOutlook }) {
  return (
    <section className="panel" aria-labelledby="address">
      <h2 id="address">Its address</h2>
      <ActionForm action={chooseSlug} label="Choose the address">
        <HiddenField name="id" value={draft.id} />
        <HiddenField name="version" value={String(draft.version)} />
        <TextField
          name="slug"
          label="Slug"
          hint="Words in lower case, joined by hyphens; left empty, the headline decides. The day is that of its publication."
          value={draft.content.slug ?? ""}
        />
        <button type="submit" className="quiet" data-key="l">
          Choose
        </button>
      </ActionForm>
    </section>
  );
}

/** Links for those without an account. */
function Previews({ id }: { readonly id: string }) {
  return (
    <section className="panel" aria-labelledby="preview">
      <h2 id="preview">Show it to somebody</h2>
      <p className="prose-line">
        A link by which somebody without an account reads the draft as readers would, until it expires.
      </p>
      <ActionForm action={makeLink} label="Make a preview link">
        <HiddenField name="id" value={id} />
        <TextField
          name="days"
          type="number"
          inputMode="numeric"
          label="Good for how many days"
          hint={`At most ${MOST_PREVIEW_DAYS}.`}
          value={String(PREVIEW_DAYS)}
          required
        />
        <button type="submit" className="quiet" data-key="v">
          Make a link
        </button>
      </ActionForm>
      <ActionForm action={voidLinks} label="Make all links void">
        <HiddenField name="id" value={id} />
        <button type="submit" className="grave">
          Make all links void
        </button>
      </ActionForm>
    </section>
  );
}
