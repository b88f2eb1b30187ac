import { ActionForm } from "@/components/forms/action-form";
import { HiddenField } from "@/components/forms/fields";
import type { FormAction } from "@/components/forms/form-state";
import { type NameKind, namePath } from "@/lib/names/kinds";
import type { ListedName, NameAtWork } from "@/lib/names/views";
import { nameDeskPath } from "@/lib/newsroom-urls";
import { NameIdentity } from "./name-fields";
import { NAME_LIST } from "./name-ledger";
import { NameSearch } from "./name-search";
import { NAME_WORDS, printArticles, printListedArticles } from "./name-words";

interface NameMergerProps {
  readonly kind: NameKind;
  readonly named: NameAtWork;
  /** What was looked for, and found. */
  readonly q: string;
  readonly found: readonly ListedName[];
  /** What was chosen of it. */
  readonly into: NameAtWork | null;
  readonly merge: FormAction;
}

/** Two names become one, in two steps that work without script: the other is looked for and chosen, then it is said what will happen. */
export function NameMerger({ kind, named, q, found, into, merge }: NameMergerProps) {
  const { one } = NAME_WORDS[kind];
  return (
    <section className="panel" id="merge" aria-labelledby="merge-title">
      <h2 id="merge-title">Merge it into another</h2>
      {into !== null && <Confirmation {...{ kind, named, into, merge }} />}
      <NameSearch
        action={`${nameDeskPath(kind, named.slug)}#merge`}
        label={`Find the ${one} that it belongs to`}
        q={q}
      />
      {q !== "" && found.length === 0 && (
        <p className="prose-line">No other {one} is found by that. Try the beginning of one word.</p>
      )}
      {found.length > 0 && (
        <ul id={NAME_LIST} className="names">
          {found.map((other) => (
            <li key={other.slug}>
              <p className="desk-headline" dir="auto">
                <a href={`${nameDeskPath(kind, named.slug, { q, into: other.slug })}#merge`} data-row>
                  {other.name}
                </a>
              </p>
              <p className="name-address">{namePath(kind, other.slug)}</p>
              <p className="name-count">{printListedArticles(other.articles)}</p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Confirmation({
  kind,
  named,
  into,
  merge,
}: Pick<NameMergerProps, "kind" | "named" | "merge"> & { readonly into: NameAtWork }) {
  const what = `Merge “${named.name}” into “${into.name}”`;
  return (
    <div className="for-readers">
      <p className="prose-line">
        {named.articles === 0 ? (
          <>
            No article bears <strong dir="auto">{named.name}</strong>.
          </>
        ) : (
          <>
            {printArticles(named.articles)} that {named.articles === 1 ? "bears" : "bear"}{" "}
            <strong dir="auto">{named.name}</strong> will bear <strong dir="auto">{into.name}</strong>{" "}
            instead.
          </>
        )}{" "}
        {namePath(kind, named.slug)}
        {named.former.length > 0 && ", and every address that leads there,"} will lead to{" "}
        {namePath(kind, into.slug)}. The {NAME_WORDS[kind].one} is gone then, with what is said of it, and
        there is no way to take the two apart again. What was published stays as it is in its revisions.
      </p>
      <ActionForm action={merge} label={what}>
        <NameIdentity kind={kind} slug={named.slug} />
        <HiddenField name="into" value={into.slug} />
        <p className="actions">
          <button type="submit" className="grave" data-key="m">
            {what}
          </button>
          <a href={`${nameDeskPath(kind, named.slug)}#merge`}>Leave them as they are</a>
        </p>
      </ActionForm>
    </div>
  );
}
