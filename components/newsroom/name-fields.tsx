import { CheckField, HiddenField, TextArea, TextField } from "@/components/forms/fields";
import type { NameKind } from "@/lib/names/kinds";

interface SaidFieldsProps {
  readonly kind: NameKind;
  readonly description?: string;
  readonly invented?: boolean;
}

/** Which one a form is about. */
export function NameIdentity({ kind, slug }: { readonly kind: NameKind; readonly slug?: string }) {
  return (
    <>
      <HiddenField name="kind" value={kind} />
      {slug !== undefined && <HiddenField name="which" value={slug} />}
    </>
  );
}

/** What is said of one beside its name: nothing of a topic, and of an author whether there is such a person. */
export function SaidFields({ kind, description = "", invented = false }: SaidFieldsProps) {
  if (kind === "topic") return null;
  return (
    <>
      <TextArea
        name="description"
        label={kind === "author" ? "Biography" : "Description"}
        hint="A few sentences at the head of its page for readers. At most 2,000 characters."
        value={description}
        rows={4}
      />
      {kind === "author" && (
        <CheckField
          name="invented"
          label="An invented byline"
          hint="It belongs to no living person, which readers are told."
          checked={invented}
        />
      )}
    </>
  );
}

export function NameField({ name = "" }: { readonly name?: string }) {
  return <TextField name="name" label="Name" value={name} maxLength={200} required />;
}
