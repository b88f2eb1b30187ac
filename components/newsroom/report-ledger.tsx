import { ActionForm } from "@/components/forms/action-form";
import { HiddenField, SelectField, TextField } from "@/components/forms/fields";
import type { FormAction } from "@/components/forms/form-state";
import type { ErrorReportView } from "@/lib/error-reports/views";
import { articleDeskPath, draftPath } from "@/lib/newsroom-urls";
import { hrefOf } from "@/lib/urls";
import { printMoment } from "./print-moment";

interface ReportLedgerProps {
  readonly reports: readonly ErrorReportView[];
  /** Who handled them, by what they are named. */
  readonly names: ReadonlyMap<string, string>;
  readonly timeZone: string;
  readonly decide: FormAction;
}

/** Readers' reports, each with what came of it or with the form that says so. */
export function ReportLedger({ reports, names, timeZone, decide }: ReportLedgerProps) {
  return (
    <ul className="ledger" id="reports">
      {reports.map((report, index) => (
        <li key={report.id} className="report-row">
          <div>
            <p>
              <a href={draftPath(report.articleId)} data-row dir="auto" lang={report.language ?? undefined}>
                {report.headline ?? "A withdrawn article"}
              </a>
            </p>
            <p className="mono">
              {printMoment(report.receivedAt, timeZone)} · revision {report.revision} ·{" "}
              {report.path === null ? (
                <a href={articleDeskPath(report.articleId)}>withdrawn</a>
              ) : (
                <a href={hrefOf(report.path)}>as readers have it</a>
              )}
            </p>
            {report.quote && (
              <blockquote dir="auto" className="report-quote">
                {report.quote}
              </blockquote>
            )}
            <p dir="auto" className="report-text">
              {report.text}
            </p>
            {report.contact && (
              <p className="mono">
                To be reached: <bdi translate="no">{report.contact}</bdi>
              </p>
            )}
          </div>
          {report.state === "open" ? (
            <Decision report={report} number={index + 1} decide={decide} />
          ) : (
            <p className="mono">
              {report.state === "accepted" ? "Something was wrong" : "Declined"} ·{" "}
              {report.handledBy && (names.get(report.handledBy) ?? report.handledBy)}
              {report.handledAt && ` · ${printMoment(report.handledAt, timeZone)}`}
              {report.note && (
                <>
                  {" · "}
                  <span dir="auto">{report.note}</span>
                </>
              )}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

function Decision({
  report,
  number,
  decide,
}: {
  readonly report: ErrorReportView;
  /** Its place on the page, by which one form is told from another. */
  readonly number: number;
  readonly decide: FormAction;
}) {
  return (
    <ActionForm
      action={decide}
      label={`What came of report ${number}, of ${report.headline ?? "a withdrawn article"}`}
    >
      <HiddenField name="id" value={report.id} />
      <SelectField
        name="decision"
        label="What came of it"
        options={[
          { value: "", label: "Choose" },
          { value: "accepted", label: "something was wrong, and is corrected" },
          { value: "declined", label: "nothing is wrong" },
        ]}
        required
      />
      <TextField
        name="note"
        label="A note for the newsroom"
        hint="Needed where nothing is wrong: the next reader may report the same."
        maxLength={1000}
      />
      <button type="submit" className="quiet">
        Decide
      </button>
    </ActionForm>
  );
}
