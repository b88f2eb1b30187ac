import { ActionForm } from "@/components/forms/action-form";
import { HiddenField, TextField } from "@/components/forms/fields";
import type { FormAction } from "@/components/forms/form-state";
import { STATEMENT_WORDS } from "@/components/statements/kind-words";
import { SaidOn } from "@/components/statements/said-on";
import { OtherWords } from "@/components/statements/statement-entry";
import { statementsListPath } from "@/lib/newsroom-urls";
import type { StatementView } from "@/lib/statements/views";
import { statementHref } from "@/lib/urls";

interface StatementLedgerProps {
  readonly statements: readonly StatementView[];
  readonly language: string;
  readonly actions: Readonly<Record<"withdraw" | "mark" | "unmark", FormAction>>;
}

/** The statements that are recorded, each with what can be done about it. */
export function StatementLedger({ statements, language, actions }: StatementLedgerProps) {
  return (
    <ul className="ledger">
      {statements.map((statement) => (
        <li key={statement.id}>
          <p>
            <a href={statementHref(statement.speaker.slug, statement)} data-row>
              {statement.id}: {statement.speaker.name}
            </a>{" "}
            {STATEMENT_WORDS[statement.kind].toLowerCase()},{" "}
            <SaidOn date={statement.saidOn} language={language} />
          </p>
          {statement.quote !== null && (
            <p>
              <q lang={statement.quote.language}>{statement.quote.text}</q>
            </p>
          )}
          {!statement.wordsStand && <OtherWords articlePath={statement.article.path} />}
          <p className="mono">
            <a href={statementsListPath({ correct: String(statement.id) })}>
              Correct statement {statement.id}
            </a>
          </p>
          {statement.contradictions.map((other) => (
            <ActionForm
              key={other.id}
              action={actions.unmark}
              label={`Statements ${statement.id} and ${other.id}`}
            >
              <p>
                Contradicted by {other.id}, {other.speaker.name}: {other.note}
              </p>
              <HiddenField name="one" value={String(statement.id)} />
              <HiddenField name="other" value={String(other.id)} />
              <button type="submit">
                Unmark {statement.id} and {other.id}
              </button>
            </ActionForm>
          ))}
          <details>
            <summary>Contradicted, or withdrawn: statement {statement.id}</summary>
            <ActionForm
              action={actions.mark}
              submit={`Mark what contradicts ${statement.id}`}
              label={`What contradicts statement ${statement.id}`}
            >
              <HiddenField name="one" value={String(statement.id)} />
              <TextField name="other" label="Number of the other statement" inputMode="numeric" required />
              <TextField name="note" label="What readers are told of it" required maxLength={500} />
            </ActionForm>
            <ActionForm
              action={actions.withdraw}
              submit={`Withdraw statement ${statement.id}`}
              label={`Withdraw statement ${statement.id}`}
            >
              <HiddenField name="id" value={String(statement.id)} />
              <TextField name="reason" label="Why, for the record" required maxLength={500} />
            </ActionForm>
          </details>
        </li>
      ))}
    </ul>
  );
}
