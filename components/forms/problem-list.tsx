import type { Problem } from "@/lib/outcome";
import { fieldId } from "./form-context";

/** Why something was refused: each reason a sentence, which leads to its field where it has one. */
export function ProblemList({
  formId,
  problems,
}: {
  readonly formId: string;
  readonly problems: readonly Problem[];
}) {
  return (
    <div role="alert" className="problems">
      <p className="slug">{problems.length === 1 ? "Not done" : `Not done: ${problems.length} reasons`}</p>
      <ul>
        {problems.map(({ code, at, message }) => (
          <li key={`${code} ${at} ${message}`}>
            {at === null ? message : <a href={`#${fieldId(formId, at)}`}>{message}</a>}
          </li>
        ))}
      </ul>
    </div>
  );
}
