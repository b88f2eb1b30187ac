import { Fragment } from "react";
import { Moment } from "@/components/article/moment";
import { languageName } from "@/lib/markdown/language";
import type { SiteView } from "@/lib/site/views";
import type { Editions, TranslationView } from "@/lib/translations/views";
import { languageAttributes } from "@/lib/typography/language";
import { historyPath, hrefOf } from "@/lib/urls";
import { ownNames, withoutRegion } from "./language-names";

interface EditionsProps {
  readonly editions: Editions;
  /** The path of the one that is read. */
  readonly path: string;
  readonly site: SiteView;
}

/** In the margin of a piece that there is in several languages: the way to each of them, and how this one was translated. */
export function EditionSwitch({ editions: { editions, translation }, path, site }: EditionsProps) {
  return (
    <>
      {editions.length > 0 && <Languages {...{ editions, path, site }} />}
      {translation && <TranslationNote {...{ translation, site }} />}
    </>
  );
}

function Languages({
  editions,
  path: here,
  site,
}: Pick<Editions, "editions"> & Omit<EditionsProps, "editions">) {
  const names = ownNames(editions.map(({ language }) => language));
  return (
    <nav aria-label="Languages of this article">
      <p>
        {editions.map(({ path, language, headline }, index) => {
          const attributes = languageAttributes(language, site.language);
          return (
            <Fragment key={path}>
              {index > 0 && " · "}
              {path === here ? (
                <span aria-current="true" {...attributes}>
                  {names.get(language)}
                </span>
              ) : (
                <a href={hrefOf(path)} hrefLang={language} rel="alternate" title={headline} {...attributes}>
                  {names.get(language)}
                </a>
              )}
            </Fragment>
          );
        })}
      </p>
    </nav>
  );
}

/** How a translation was made, what of, and whether that has changed since. */
function TranslationNote({
  translation,
  site,
}: {
  readonly translation: TranslationView;
  readonly site: SiteView;
}) {
  const { original, behindSince } = translation;
  return (
    <>
      <p>
        Translated
        {original && (
          <>
            {" from "}
            <a href={hrefOf(original.path)} hrefLang={original.language}>
              {original.language === "und"
                ? "its original"
                : languageName(withoutRegion(original.language), site.language)}
            </a>
          </>
        )}
        {madeBy(translation)}
        {original?.isWithdrawn && ". The original has been withdrawn"}
      </p>
      {original && !original.isWithdrawn && behindSince && (
        <p>
          <a href={hrefOf(historyPath(original.path))}>The original has changed since</a>,{" "}
          <Moment
            at={behindSince}
            precision="minute"
            form="short"
            language={site.language}
            timeZone={site.timeZone}
          />
        </p>
      )}
    </>
  );
}

/** ` by Ada Quill`, or ` by a machine (Babel 3), not checked by anybody`; nothing where nothing is known. */
function madeBy({ translator, engine, checkedBy }: TranslationView): string {
  const by =
    engine === null
      ? translator && ` by ${translator}`
      : ` by a machine (${engine})${translator ? ` and ${translator}` : ""}`;
  const checked =
    checkedBy === null ? engine !== null && ", not checked by anybody" : `, checked by ${checkedBy}`;
  return `${by ?? ""}${checked || ""}`;
}
