import type { Metadata } from "next";
import { SelectField, TextField } from "@/components/forms/fields";
import { AuditLedger } from "@/components/newsroom/audit-ledger";
import { PHRASES } from "@/components/newsroom/audit-phrases";
import { NewsroomPage } from "@/components/newsroom/newsroom-page";
import { listPeople } from "@/lib/accounts/people";
import { listHeadlines } from "@/lib/articles/draft-headlines";
import { verifyAudit } from "@/lib/audit/audit";
import { findLastEvent, listEvents } from "@/lib/audit/queries";
import { type Day, parseDay, startOfDay } from "@/lib/dates";
import { auditAddress, auditPath } from "@/lib/newsroom-urls";
import { findSite } from "@/lib/site/queries";
import { callerOfPage } from "../../caller";
import { one, type PageRoute, placeIn } from "../../page-route";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Audit log" };

/** Who did what, the newest first. */
export default async function AuditPage({ searchParams }: PageRoute) {
  const { actor, desk } = await callerOfPage({ action: "audit-read", here: auditPath });
  const query = await searchParams;
  const person = text(query.person);
  const object = text(query.object);
  const action = text(query.action);
  const day = parseDay(one(query.day) ?? "");
  const before = placeIn(query.before, (written) => /^[1-9]\d{0,8}$/.test(written));
  const asked = { person, action, object, day: day === null ? undefined : (one(query.day) ?? undefined) };
  const [site, people, last, verdict] = await Promise.all([
    findSite(),
    listPeople(desk),
    findLastEvent(desk.database),
    one(query.check) === "whole" ? verifyAudit(desk.database) : null,
  ]);
  const { events, next } = await listEvents(
    desk.database,
    { actor: person, action, subject: object, time: day === null ? undefined : span(day, site.timeZone) },
    before === null ? undefined : Number(before),
  );
  const headlines = await listHeadlines(
    desk.database,
    events.flatMap(({ subject }) => subject ?? []),
  );
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const isNarrowed = Object.values(asked).some((value) => value !== undefined);
  return (
    <NewsroomPage actor={actor} site={site} title="Audit log" here={auditPath}>
      <section aria-label="The chain">
        {last === null ? (
          <p className="prose-line">Nothing has been written down yet.</p>
        ) : (
          <>
            <p className="prose-line">
              {last.number} events, each with the hash of the one before. Note this number and the last hash
              elsewhere: a log whose end was cut off looks whole too.
            </p>
            <p className="mono">{last.hash}</p>
          </>
        )}
        <p className="prose-line">
          {verdict === null && <a href={auditAddress({ ...asked, check: "whole" })}>Check the whole chain</a>}
          {verdict?.intact === true && <span className="state">✓ The whole chain is as it was written</span>}
          {verdict?.intact === false && (
            <strong className="problem">
              Event {verdict.number} is not what was written, or does not follow the one before.
            </strong>
          )}
        </p>
      </section>
      <form method="get" action={auditPath} className="form narrow" aria-label="Narrow the log down">
        <SelectField
          name="person"
          label="Who"
          value={person ?? ""}
          options={[
            { value: "", label: "Anybody" },
            ...people.map(({ id, name }) => ({ value: id, label: name })),
            ...programs(person, names),
          ]}
        />
        <SelectField
          name="action"
          label="What"
          value={action ?? ""}
          options={[
            { value: "", label: "Anything" },
            ...Object.entries(PHRASES).map(([value, { label }]) => ({ value, label })),
          ]}
        />
        <TextField name="day" label="Day" type="date" value={asked.day ?? ""} />
        {object !== undefined && <TextField name="object" label="To what" value={object} />}
        <p className="actions">
          <button type="submit">Show</button>
          {isNarrowed && <a href={auditPath}>Show everything</a>}
        </p>
      </form>
      {events.length === 0 ? (
        <p className="prose-line">No event is like that.</p>
      ) : (
        <AuditLedger
          events={events}
          names={names}
          headlines={headlines}
          timeZone={site.timeZone}
          narrowTo={auditAddress}
        />
      )}
      {next !== null && (
        <p>
          <a href={auditAddress({ ...asked, before: String(next) })} rel="next">
            Earlier events
          </a>
        </p>
      )}
    </NewsroomPage>
  );
}

/** What does things by itself has no account. */
const PROGRAMS = ["command line", "start", "schedule", "stranger"];

/** The programs to choose from, and an actor that was asked for and is none of them. */
function programs(person: string | undefined, names: ReadonlyMap<string, string>) {
  const others =
    person !== undefined && !names.has(person) && !PROGRAMS.includes(person)
      ? [...PROGRAMS, person]
      : PROGRAMS;
  return others.map((value) => ({ value, label: value }));
}

/** A value that can be in the log at all. */
function text(value: string | string[] | undefined): string | undefined {
  const given = one(value);
  return given && given.length <= 100 && !given.includes("\0") ? given : undefined;
}

/** The whole of a day where the site is. */
function span(day: Day, timeZone: string): { from: Date; before: Date } {
  const next = new Date(Date.UTC(day.year, day.month - 1, day.day + 1));
  const following = { year: next.getUTCFullYear(), month: next.getUTCMonth() + 1, day: next.getUTCDate() };
  return { from: startOfDay(day, timeZone), before: startOfDay(following, timeZone) };
}
