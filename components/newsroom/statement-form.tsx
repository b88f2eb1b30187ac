import { ActionForm } from "@/components/forms/action-form";
import { HiddenField, SelectField, TextArea, TextField } from "@/components/forms/fields";
import type { FormAction } from "@/components/forms/form-state";
import { SPEAKER_WORDS, STATEMENT_WORDS } from "@/components/statements/kind-words";
import { SPEAKER_KINDS, STATEMENT_KINDS } from "@/lib/statements/statement-record";
import type { StatementView } from "@/lib/statements/views";

/** What a form begins with. */
export type StatementBeginning = Pick<StatementView, "quote" | "original" | "source"> &
  Partial<Pick<StatementView, "id" | "speaker" | "kind" | "saidOn">>;

interface StatementFormProps {
  readonly action: FormAction;
  readonly submit: string;
  readonly label: string;
  /** The article in which it stands. */
  readonly article: string;
  readonly beginning: StatementBeginning;
  /** The names that are known. */
  readonly speakers: readonly string[];
}

/** Who said what, when, and where it stands. */
export function StatementForm(props: StatementFormProps) {
  const { action, submit, label, article, beginning, speakers } = props;
  const { id, speaker, kind = "claim", saidOn = "", quote, original, source } = beginning;
  return (
    <ActionForm action={action} submit={submit} label={label}>
      <HiddenField name="article" value={article} />
      {id !== undefined && <HiddenField name="id" value={String(id)} />}
      <TextField
        name="speaker"
        label="Who"
        value={speaker?.name ?? ""}
        suggestions={speakers}
        required
        maxLength={200}
      />
      <SelectField
        name="speakerKind"
        label="Which is a"
        value={speaker?.kind ?? "person"}
        options={SPEAKER_KINDS.map((value) => ({ value, label: SPEAKER_WORDS[value] }))}
      />
      <SelectField
        name="kind"
        label="What they did"
        value={kind}
        options={STATEMENT_KINDS.map((value) => ({ value, label: STATEMENT_WORDS[value] }))}
      />
      <TextField
        name="saidOn"
        label="On"
        hint="As much of the date as is known: 2018, 2018-01 or 2018-01-02."
        value={saidOn}
        required
        maxLength={10}
      />
      <TextArea
        name="words"
        label="The words, as they stand in the article"
        hint="Empty only where nothing was said."
        value={quote?.text ?? ""}
        rows={4}
      />
      <TextField
        name="language"
        label="Language of these words"
        hint="Such as en-GB."
        value={quote?.language ?? ""}
      />
      <TextArea
        name="original"
        label="The original, if they are a translation"
        value={original?.text ?? ""}
        rows={3}
      />
      <TextField name="originalLanguage" label="Language of the original" value={original?.language ?? ""} />
      <TextField name="source" label="Address of the source" value={source ?? ""} maxLength={4_000} />
    </ActionForm>
  );
}
