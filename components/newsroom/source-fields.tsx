import { ActionForm } from "@/components/forms/action-form";
import { SelectField, TextField } from "@/components/forms/fields";
import type { FormAction } from "@/components/forms/form-state";
import type { SourceView } from "@/lib/sources/views";

const KINDS = [
  { value: "", label: "not said" },
  { value: "primary", label: "first hand: a document, a recording, a witness" },
  { value: "secondary", label: "a report about it" },
  { value: "official_record", label: "an official record: a law, a judgment, a register" },
  { value: "social", label: "what somebody said on a social network" },
];

interface SourceFieldsProps {
  /** The source that was chosen, with what is known of it; null while none is. */
  readonly source: SourceView | null;
  readonly describe: FormAction;
  readonly name: FormAction;
}

/** What is known of a source, and whose a host is. */
export function SourceFields({ source, describe, name }: SourceFieldsProps) {
  return (
    <>
      <section aria-labelledby="source-heading">
        <h2 id="source-heading">What is known of a source</h2>
        <ActionForm action={describe} submit="Say so" label="What is known of a source">
          <TextField
            name="address"
            label="Address"
            value={source?.address ?? ""}
            hint="As a piece links to it, such as https://news.example.org/story."
            shortcut="a"
            required
          />
          <TextField name="title" label="Title" value={source?.title ?? ""} maxLength={300} />
          <TextField name="author" label="Author" value={source?.author ?? ""} maxLength={300} />
          <TextField
            name="date"
            label="Date"
            value={source?.date ?? ""}
            hint="As much of it as is known: 2018, 2018-01 or 2018-01-02."
            maxLength={10}
          />
          <TextField
            name="language"
            label="Language"
            value={source?.language ?? ""}
            hint="A language tag such as en-GB or zh-Hans."
            maxLength={35}
          />
          <SelectField name="kind" label="Kind" value={source?.kind ?? ""} options={KINDS} />
          <TextField
            name="publisher"
            label="Publisher, if not its host’s"
            value={source?.publisherName ?? ""}
            hint="Such as the newspaper whose piece stands in an archive of the web."
            maxLength={300}
          />
        </ActionForm>
      </section>
      <section aria-labelledby="host-heading">
        <h2 id="host-heading">Whose a host is</h2>
        <p className="prose-line">
          All that comes from a host is its publisher’s, unless a source says otherwise. Left empty, a host is
          called by its own name.
        </p>
        <ActionForm action={name} submit="Name the publisher" label="Whose a host is">
          <TextField name="host" label="Host" value={source?.host ?? ""} required maxLength={253} />
          <TextField
            name="publisher"
            label="Name of the publisher"
            value={source === null || source.publisher.name === source.host ? "" : source.publisher.name}
            maxLength={300}
          />
        </ActionForm>
      </section>
    </>
  );
}
