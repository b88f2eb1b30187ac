import { ActionForm } from "@/components/forms/action-form";
import { HiddenField, TextField } from "@/components/forms/fields";
import type { FormAction } from "@/components/forms/form-state";
import type { DraftContent } from "@/lib/articles/draft-content";
import { canonicalTag, languageName } from "@/lib/markdown/language";
import { draftPath, translationsPath } from "@/lib/newsroom-urls";
import type { SiteView } from "@/lib/site/views";
import type { DraftEdition, DraftEditions } from "@/lib/translations/views";
import { languageAttributes } from "@/lib/typography/language";
import { hrefOf } from "@/lib/urls";
import { titleOf } from "./desk-ledger";
import { printMoment } from "./print-moment";
import { StateMark } from "./state-mark";

interface DraftTranslationsProps {
  readonly draft: { readonly id: string; readonly version: number; readonly content: DraftContent };
  readonly editions: DraftEditions;
  /** Whether the caller may read the draft of one. */
  readonly opens: (edition: DraftEdition) => boolean;
  /** Whether the caller may write this draft. */
  readonly edits: boolean;
  /** For the translation that is begun here. */
  readonly newId: string;
  readonly site: Pick<SiteView, "language" | "timeZone">;
  readonly actions: Readonly<Record<"begin" | "tie" | "untie", FormAction>>;
}

/** What a piece is a translation of, the translations that there are of it, and how another is begun. */
export function DraftTranslations(props: DraftTranslationsProps) {
  const { draft, editions, edits, newId, actions } = props;
  const { original, translations } = editions;
  const isOriginal = original === null;
  return (
    <>
      {original !== null && <Original {...props} original={original} />}
      <section aria-labelledby="editions">
        <h2 id="editions">{isOriginal ? "Translations of it" : "Other translations"}</h2>
        {translations.length === 0 ? (
          <p className="prose-line">There are none yet.</p>
        ) : (
          <ul className="ledger" id="translations">
            {translations.map((edition) => (
              <li key={edition.id}>
                <Edition {...props} edition={edition} />
              </li>
            ))}
          </ul>
        )}
      </section>
      {isOriginal && (
        <section aria-labelledby="begin">
          <h2 id="begin">Translate it</h2>
          <p className="prose-line">
            The translation begins with the words that readers have, or else with those of the draft, to be
            written over. It goes its own way from there: its address, its corrections and its withdrawal are
            its own.
          </p>
          <ActionForm action={actions.begin} label="Begin a translation">
            <HiddenField name="id" value={draft.id} />
            <HiddenField name="translation" value={newId} />
            <TextField
              name="language"
              label="Into which language"
              hint="A tag such as de, fr or zh-Hans."
              shortcut="n"
              required
            />
            <button type="submit">Begin a translation</button>
          </ActionForm>
        </section>
      )}
      {edits && isOriginal && translations.length === 0 && <Tying {...props} />}
    </>
  );
}

/** What the draft is a translation of, and the way out of that. */
function Original({
  original,
  ...props
}: DraftTranslationsProps & { readonly original: NonNullable<DraftEditions["original"]> }) {
  const { draft, edits, actions } = props;
  return (
    <section aria-labelledby="original">
      <h2 id="original">A translation of</h2>
      {original === "gone" ? (
        <p className="prose-line">
          A piece that is no longer there. It may have been discarded: bring it back, or say that this is no
          translation.
        </p>
      ) : (
        <Edition {...props} edition={original} />
      )}
      {edits && (
        <>
          <p className="prose-line">
            <a href={`${draftPath(draft.id)}#translation.translator`}>Say in its draft</a> who translated it,
            with which machine, and who checked it. Readers are told.
          </p>
          <ActionForm action={actions.untie} label="It is no translation">
            <HiddenField name="id" value={draft.id} />
            <HiddenField name="version" value={String(draft.version)} />
            <button type="submit" className="quiet">
              It is no translation
            </button>
          </ActionForm>
        </>
      )}
    </section>
  );
}

/** For a piece that was begun by itself. */
function Tying({ draft, actions }: DraftTranslationsProps) {
  return (
    <section aria-labelledby="tie">
      <h2 id="tie">It is a translation itself</h2>
      <ActionForm action={actions.tie} label="It is a translation itself">
        <HiddenField name="id" value={draft.id} />
        <HiddenField name="version" value={String(draft.version)} />
        <TextField
          name="original"
          label="The original"
          hint="Its address on the site, or that of its draft in the newsroom."
          maxLength={2000}
          required
        />
        <button type="submit" className="quiet">
          It is a translation of that
        </button>
      </ActionForm>
    </section>
  );
}

/** One of them; of one whose draft the caller may not read, what readers have of it. */
function Edition({ edition, opens, site }: DraftTranslationsProps & { readonly edition: DraftEdition }) {
  const { id, state, behindSince, article } = edition;
  if (opens(edition))
    return (
      <>
        <a href={translationsPath(id)} data-row>
          <Title of={edition} />
        </a>
        <p className="slug">
          {inWords(edition.language)} · <StateMark state={state} />
          {behindSince && <> · the original has changed since, {printMoment(behindSince, site.timeZone)}</>}
        </p>
      </>
    );
  if (article === null)
    return <p className="prose-line">A piece of somebody else’s that readers have not.</p>;
  return (
    <>
      <a href={hrefOf(article.path)} data-row>
        <Title of={article} />
      </a>
      <p className="slug">{inWords(article.language)}</p>
    </>
  );
}

function Title({ of: { headline, language } }: { readonly of: Pick<DraftEdition, "headline" | "language"> }) {
  const tag = canonicalTag(language);
  return <span {...(tag !== null && languageAttributes(tag, "en-GB"))}>{titleOf({ headline })}</span>;
}

/** `German (de)`. */
function inWords(language: string): string {
  const tag = canonicalTag(language);
  return tag === null || tag === "und" ? "Language not said" : `${languageName(tag, "en-GB")} (${tag})`;
}
