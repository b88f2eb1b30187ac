import type { ReactNode } from "react";
import { printDay } from "@/lib/dates";
import type { Health } from "@/lib/health/views";
import { draftPath } from "@/lib/newsroom-urls";
import { printBytes } from "@/lib/print-bytes";
import { logPath } from "@/lib/urls";
import { printMoment } from "./print-moment";

/** How the site is, a line a thing; what wants looking after has a mark before it. */
export function HealthLedger({ health, timeZone }: { readonly health: Health; readonly timeZone: string }) {
  const { database, edition, kept, newest, schedule, disk, versions, pictures } = health;
  const print = (instant: Date) => printMoment(instant, timeZone);
  const isEmbedded = database.kind === "embedded";
  const isTight = disk.free < disk.size / 20;
  return (
    <div className="table-frame">
      <table className="ledger house">
        <caption className="slug">As of {print(health.at)}</caption>
        <tbody>
          <Line name="Database">
            {isEmbedded ? "Embedded" : "PostgreSQL"}, {printBytes(database.bytes)}
            {isEmbedded && (
              <Note>
                {database.holder === null
                  ? "No process says that it holds the folder."
                  : `Process ${database.holder} holds the folder.`}
              </Note>
            )}
          </Line>
          <Line name="fsync" mark={database.fsync === "on" ? "good" : "bad"}>
            {database.fsync}
            <Note>{meaningOf(database.fsync)}</Note>
          </Line>
          <Line name="Migrations">
            {database.migrations.count} in force, the last {database.migrations.newest}
          </Line>
          <Line name="Edition">
            {edition.number}, since {print(edition.changedAt)}
          </Line>
          <Line name="Kept pages">
            {kept === null
              ? "This process has no press to ask."
              : `${kept.pages}, ${printBytes(kept.bytes)} in memory`}
          </Line>
          <Line name="Articles">{health.articles}</Line>
          <Line name="Drafts">{health.drafts} with those of the articles</Line>
          <Line name="Object store">
            {health.revisions} revisions; {pictures.count} pictures, with their versions{" "}
            {printBytes(pictures.bytes)}
          </Line>
          <Line name="Public log">
            {health.log === null ? (
              "Empty"
            ) : (
              <>
                <a href={logPath}>Entry {health.log.number}</a>
                <Note>
                  <code className="hash">{health.log.hash}</code>
                  {" – keep it elsewhere: “standfirst verify --against” holds the log against it."}
                </Note>
              </>
            )}
          </Line>
          <Line name="Newest piece">
            {newest === null ? (
              "None"
            ) : (
              <>
                <a href={newest.path}>{newest.headline}</a>, {printDay(newest.publishedAt, "en-GB", timeZone)}
              </>
            )}
          </Line>
          <Line name="Scheduled" mark={schedule.overdue > 0 ? "bad" : undefined}>
            {schedule.count}
            {schedule.overdue > 0 && `, of which ${schedule.overdue} should have gone live by now`}
            {schedule.next && (
              <Note>
                First:{" "}
                <a href={draftPath(schedule.next.id)}>{schedule.next.headline || "an untitled draft"}</a>,{" "}
                {print(schedule.next.at)}
              </Note>
            )}
          </Line>
          <Line name="Free disk" mark={isTight ? "bad" : "good"}>
            {printBytes(disk.free)} of {printBytes(disk.size)}
          </Line>
          <Line name="Backups" mark="bad">
            None
            <Note>
              Standfirst makes none yet. Copy its data folder while it is stopped, and keep the copy
              elsewhere.
            </Note>
          </Line>
          <Line name="Versions">
            Standfirst {versions.program}, Node {versions.node}, PostgreSQL {database.version}
          </Line>
        </tbody>
      </table>
    </div>
  );
}

function Line({
  name,
  mark,
  children,
}: {
  readonly name: string;
  readonly mark?: "good" | "bad" | undefined;
  readonly children: ReactNode;
}) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        {mark !== undefined && <span className="state">{mark === "good" ? "✓ Good " : "✕ Look "}</span>}
        {children}
      </td>
    </tr>
  );
}

function Note({ children }: { readonly children: ReactNode }) {
  return <p className="hint">{children}</p>;
}

/** What the database's own word about `fsync` means for whoever runs it. */
function meaningOf(fsync: string): string {
  return fsync === "on"
    ? "What was saved has reached the disk, and outlives a loss of power."
    : "The last saves may be lost when the power fails, and the database with them; what was published can be made again from the object store. A PostgreSQL of your own, named by DATABASE_URL, keeps drafts as well.";
}
