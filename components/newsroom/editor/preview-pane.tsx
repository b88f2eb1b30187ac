import { Picture } from "@/components/article/picture";
import type { DraftContent } from "@/lib/articles/draft-content";
import { fieldOfProblem } from "@/lib/articles/draft-form";
import { hasCapitals, type LanguageAttributes, languageAttributes } from "@/lib/typography/language";
import type { Preview } from "./api-client";
import { PreviewBody } from "./preview-body";

interface PreviewPaneProps {
  readonly content: DraftContent;
  readonly preview: Preview;
}

/** The piece as readers would have it, by the article's own markup and styles. */
export function PreviewPane({ content, preview }: PreviewPaneProps) {
  const { headline, standfirst, standfirstLabel, section, authors, topics, lead } = content;
  const language = attributesOf(content.language);
  return (
    <article className="article">
      <header className="article-head">
        {section && <p className="slug">{section.name}</p>}
        <h2 className="headline" {...language}>
          {headline || "No headline yet"}
        </h2>
        {standfirst && (
          <p className="standfirst" {...language}>
            {standfirstLabel && <span className="label">{standfirstLabel}: </span>}
            {standfirst}
          </p>
        )}
      </header>
      <div className="rail">
        {authors.length > 0 && <p className="byline">By {authors.map(({ name }) => name).join(", ")}</p>}
        <p>{preview.minutes} min read</p>
      </div>
      {lead && lead.width > 0 && lead.height > 0 && (
        <Picture figure={lead} versions={[]} className="lead-figure" first={false} {...language} />
      )}
      <PreviewBody html={preview.html} className={proseClass(content.language)} {...language} />
      {topics.length > 0 && <p className="slug">{topics.map(({ name }) => name).join(" · ")}</p>}
    </article>
  );
}

/** Both checklists, each problem leading to its field. */
export function Checklists({ preview }: { readonly preview: Preview }) {
  const { save, live } = preview;
  return (
    <div className="checklists">
      <h2 className="slug">Can be saved</h2>
      {save.length === 0 ? <p className="ready">As it is</p> : <Problems problems={save} />}
      <h2 className="slug">Can go live</h2>
      {live.length === 0 && save.length === 0 ? (
        <p className="ready">Nothing is missing</p>
      ) : (
        <Problems problems={live.length > 0 ? live : save} />
      )}
    </div>
  );
}

function Problems({ problems }: { readonly problems: Preview["live"] }) {
  return (
    <ul>
      {problems.map(({ code, at, message }) => {
        const field = fieldOfProblem(at);
        return (
          <li key={`${code} ${at}`}>
            <span aria-hidden="true">✕ </span>
            {field === null ? message : <a href={`#${field}`}>{message}</a>}
          </li>
        );
      })}
    </ul>
  );
}

/** Of a language that is only half typed nothing is said. */
function attributesOf(language: string): LanguageAttributes {
  try {
    return languageAttributes(language, "en");
  } catch {
    return {};
  }
}

function proseClass(language: string): string {
  try {
    return hasCapitals(language) ? "prose opens-in-capitals" : "prose";
  } catch {
    return "prose";
  }
}
