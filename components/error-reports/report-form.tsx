import { ActionForm } from "@/components/forms/action-form";
import { HiddenField, TextArea, TextField } from "@/components/forms/fields";
import type { FormAction } from "@/components/forms/form-state";
import { SlugLine } from "@/components/site/slug-line";
import type { ArticlePage } from "@/lib/articles/views";
import { LONGEST_CONTACT, LONGEST_QUOTE, LONGEST_REPORT } from "@/lib/error-reports/report-schema";
import type { SiteView } from "@/lib/site/views";
import { languageAttributes } from "@/lib/typography/language";
import { hrefOf, privacyPath } from "@/lib/urls";

interface ReportFormProps {
  readonly article: Pick<ArticlePage, "id" | "path" | "headline" | "language">;
  readonly site: Pick<SiteView, "name" | "language">;
  readonly action: FormAction;
}

/** Where a reader says what is wrong in an article: without an account, a script, or anything that they do not want to say. */
export function ReportForm({ article, site, action }: ReportFormProps) {
  return (
    <div className="article report">
      <header className="article-head">
        <SlugLine items={[{ key: "report", text: "Report an error", signal: true }]} />
        <h1 className="headline">What is wrong?</h1>
        <p className="standfirst">
          In{" "}
          <a href={hrefOf(article.path)} {...languageAttributes(article.language, site.language)}>
            {article.headline}
          </a>
        </p>
      </header>
      <div className="prose">
        <p>
          An editor of {site.name} reads what you write here, and nobody else. Your address is not kept, and
          you need not say who you are. <a href={privacyPath}>What is kept of a report</a>.
        </p>
      </div>
      <ActionForm action={action} submit="Send the report" label="Report an error">
        <HiddenField name="article" value={article.id} />
        <TextArea
          name="text"
          label="What is wrong, and how you know"
          hint={`At most ${LONGEST_REPORT.toLocaleString(site.language)} characters.`}
          rows={8}
          maxLength={LONGEST_REPORT}
          required
        />
        <TextArea
          name="quote"
          label="The words that it is about"
          hint="If you like: copy the sentence."
          rows={3}
          maxLength={LONGEST_QUOTE}
        />
        <TextField
          name="contact"
          label="How we can reach you"
          hint="Only if you want an answer. It is forgotten when your report has been handled, or after 90 days."
          maxLength={LONGEST_CONTACT}
        />
        <div className="left-empty">
          <TextField
            name="website"
            label="Leave this empty"
            hint="It is here for programs that fill in everything and send advertising."
          />
        </div>
      </ActionForm>
    </div>
  );
}
