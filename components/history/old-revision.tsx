import type { ReactNode } from "react";
import { Moment } from "@/components/article/moment";
import { SlugLine } from "@/components/site/slug-line";
import type { OldRevision } from "@/lib/history/views";
import type { SiteView } from "@/lib/site/views";
import { differencePath, historyPath, hrefOf, revisionPath, revisionRecordPath } from "@/lib/urls";
import { KIND_NAMES } from "./kind-names";

interface OldRevisionNoteProps {
  readonly revision: OldRevision;
  readonly site: Pick<SiteView, "language" | "timeZone">;
}

/** What stands over an article as one of its revisions was: that it is old, when it was in force, and the ways to what came before and after. */
export function OldRevisionNote({ revision, site: { language, timeZone } }: OldRevisionNoteProps) {
  const { subject, number, kind, at, until, before, after, hash } = revision;
  const { path, newest } = subject;
  const moment = (instant: Date) => (
    <Moment at={instant} precision="minute" form="long" {...{ language, timeZone }} />
  );
  const way = (to: string, text: ReactNode) => <a href={to}>{text}</a>;
  return (
    <div className="old-revision">
      <p className="slug signal">
        {until === null ? "The newest revision" : "An old revision"}: {number} of {newest}
      </p>
      {until === null ? (
        <p>
          This has been the article since {moment(at)}. It stands at {way(hrefOf(path), "its own address")}.
        </p>
      ) : (
        <p>
          <strong>This is not what the article says today.</strong> It stood so from {moment(at)} until{" "}
          {moment(until)}. {way(hrefOf(path), "Read the article as it stands")}.
        </p>
      )}
      <SlugLine
        items={[
          { key: "kind", text: KIND_NAMES[kind] },
          ...(before === null
            ? []
            : [
                { key: "before", text: way(hrefOf(revisionPath(path, before)), `← Revision ${before}`) },
                {
                  key: "changed",
                  text: way(differencePath(path, { from: before, to: number }), "What changed by it"),
                },
              ]),
          ...(after === null
            ? []
            : [
                { key: "after", text: way(hrefOf(revisionPath(path, after)), `Revision ${after} →`) },
                {
                  key: "since",
                  text: way(differencePath(path, { from: number, to: newest }), "What changed since"),
                },
              ]),
          { key: "history", text: way(hrefOf(historyPath(path)), "History") },
          { key: "record", text: way(hrefOf(revisionRecordPath(path, number)), "Its record") },
        ]}
      />
      <p className="sha slug" translate="no">
        sha256 <code>{hash}</code>
      </p>
    </div>
  );
}
