import type { ChangeFigures, CorrectionFigures } from "@/lib/corrections/views";
import { printSpan } from "@/lib/dates";

const ROWS: readonly { readonly name: string; readonly of: keyof Omit<ChangeFigures, "timeToCorrect"> }[] = [
  { name: "Corrections", of: "corrections" },
  { name: "Updates, with news", of: "updates" },
  { name: "Typing errors", of: "typos" },
  { name: "Withdrawn articles", of: "withdrawals" },
];

interface ChangeTableProps {
  readonly figures: CorrectionFigures;
  /** The site's language. */
  readonly language: string;
}

/** How often what was published had to be changed, by kind, and how long corrections took. */
export function ChangeTable({ figures: { thisYear, ever }, language }: ChangeTableProps) {
  const both = [thisYear, ever];
  const took = ({ timeToCorrect }: ChangeFigures) =>
    timeToCorrect === null ? "–" : printSpan(timeToCorrect, language);
  return (
    <section aria-labelledby="figures">
      <h2 className="slug" id="figures">
        In figures
      </h2>
      <table>
        <thead>
          <tr>
            <td />
            <th scope="col">This year</th>
            <th scope="col">Ever</th>
          </tr>
        </thead>
        <tbody>
          {ROWS.map(({ name, of }) => (
            <tr key={of}>
              <th scope="row">{name}</th>
              {both.map((figures) => (
                <td key={figures === ever ? "ever" : "year"}>{figures[of].toLocaleString(language)}</td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">Median time from publication to correction</th>
            {both.map((figures) => (
              <td key={figures === ever ? "ever" : "year"}>{took(figures)}</td>
            ))}
          </tr>
        </tbody>
      </table>
    </section>
  );
}
