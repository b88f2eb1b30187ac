import { CheckField, HiddenField, TextArea, TextField } from "@/components/forms/fields";
import { MAXIMUM_FOOTER_LINKS, POLICIES, type Policy, type SiteSettings } from "@/lib/site/settings";

interface SettingsFieldsProps {
  readonly settings: SiteSettings;
  /** Names the settings as this form shows them, so that nobody saves over what somebody else has changed meanwhile. */
  readonly drawn: string;
  /** The time zones that there are, as IANA names. */
  readonly timeZones: readonly string[];
}

/** The publication's own settings, each in a field of its name. */
export function SettingsFields({ settings, drawn, timeZones }: SettingsFieldsProps) {
  return (
    <>
      <HiddenField name="drawn" value={drawn} />
      <div className="in-columns">
        <div>
          <Publication settings={settings} timeZones={timeZones} />
          <Printed settings={settings} />
          <History settings={settings} />
          <Evidence settings={settings} />
          <FooterLinks settings={settings} />
        </div>
        <div>
          <About settings={settings} />
          <PolicyFields settings={settings} />
        </div>
      </div>
    </>
  );
}

function Publication({ settings, timeZones }: Omit<SettingsFieldsProps, "drawn">) {
  const { name, tagline, language, timeZone } = settings;
  return (
    <fieldset>
      <legend className="slug">The publication</legend>
      <TextField name="name" label="Name" value={name} lang={language} required />
      <TextField name="tagline" label="Tagline" value={tagline} lang={language} />
      <TextField
        name="language"
        label="Language"
        hint="Of the site’s own words, as a tag such as en-GB or zh-Hans."
        value={language}
        required
      />
      <TextField
        name="timeZone"
        label="Time zone"
        hint="In which dates are printed, and in which an address takes its day. Addresses that there are stay."
        value={timeZone}
        suggestions={timeZones}
        required
      />
    </fieldset>
  );
}

/** What is printed on every page, or on every piece. */
function Printed({
  settings: { copyrightFrom, copyrightTo, endMark },
}: Pick<SettingsFieldsProps, "settings">) {
  return (
    <fieldset>
      <legend className="slug">What is printed</legend>
      <TextField
        name="copyrightFrom"
        label="Copyright from"
        hint="The first year of the span."
        value={String(copyrightFrom)}
        inputMode="numeric"
        required
      />
      <TextField
        name="copyrightTo"
        label="Copyright to"
        hint="The last year; empty lets the span run on to the present one."
        value={copyrightTo === null ? "" : String(copyrightTo)}
        inputMode="numeric"
      />
      <TextField
        name="endMark"
        label="End mark"
        hint="What stands behind a piece’s last word, at most eight characters; empty for none. A piece that was printed with a mark of its own keeps it."
        value={endMark ?? ""}
      />
    </fieldset>
  );
}

/** What readers are told of what changed. */
function History({ settings: { namesActors } }: Pick<SettingsFieldsProps, "settings">) {
  return (
    <fieldset>
      <legend className="slug">The history of each piece</legend>
      <CheckField
        name="namesActors"
        label="Say who published each revision"
        hint="By their name in the newsroom, on the page of a piece’s history. Each revision’s record can then be had as it was hashed, with the name of the file that it was imported from."
        checked={namesActors}
      />
    </fieldset>
  );
}

/** What has to be kept of what a piece rests on. */
function Evidence({ settings: { sourceFloor } }: Pick<SettingsFieldsProps, "settings">) {
  return (
    <fieldset>
      <legend className="slug">The sources of each piece</legend>
      <TextField
        name="sourceFloor"
        label="Sources kept before publication, of a hundred"
        hint="A piece goes live for the first time only when at least so much of what it cites was kept. Empty asks for nothing. A change of what readers have is never held up."
        value={sourceFloor === null ? "" : String(sourceFloor)}
        inputMode="numeric"
      />
    </fieldset>
  );
}

/** What readers are told of the publication, and how they reach it. */
function About({
  settings: { about, contact, securityPolicy, language },
}: Pick<SettingsFieldsProps, "settings">) {
  return (
    <fieldset>
      <legend className="slug">About it</legend>
      <TextArea
        name="about"
        label="About the publication"
        hint="Markdown. It is the page /about."
        value={about}
        rows={12}
        lang={language}
      />
      <TextField
        name="contact"
        label="Contact"
        hint="An e-mail address or one of the web, which is published."
        value={contact ?? ""}
      />
      <TextField
        name="securityPolicy"
        label="Security policy"
        hint="What those who report a weakness may expect, at an https:// address."
        value={securityPolicy ?? ""}
      />
    </fieldset>
  );
}

/** The links that there are, and room for three more. */
function FooterLinks({ settings: { footerLinks, language } }: Pick<SettingsFieldsProps, "settings">) {
  const rows = Array.from(
    { length: Math.min(footerLinks.length + 3, MAXIMUM_FOOTER_LINKS) },
    (_, row) => row,
  );
  return (
    <fieldset>
      <legend className="slug">The footer’s own links</legend>
      <p className="hint">
        At most {MAXIMUM_FOOTER_LINKS}, to an address on this site such as /about, or elsewhere with https://.
        Empty both fields to take one away.
      </p>
      {rows.map((row) => (
        <div className="pair" key={row}>
          <TextField
            name={`footerLinks.${row}.name`}
            label={`Name ${row + 1}`}
            value={footerLinks[row]?.name ?? ""}
            lang={language}
          />
          <TextField
            name={`footerLinks.${row}.address`}
            label={`Address ${row + 1}`}
            value={footerLinks[row]?.address ?? ""}
          />
        </div>
      ))}
    </fieldset>
  );
}

const POLICY_LABELS: Readonly<Record<Policy, string>> = {
  publishingPrinciples: "Publishing principles",
  correctionsPolicy: "Corrections",
  ethicsPolicy: "Ethics",
  verificationFactCheckingPolicy: "Checking of facts",
  unnamedSourcesPolicy: "Unnamed sources",
  actionableFeedbackPolicy: "What becomes of readers’ reports",
  noBylinesPolicy: "Pieces without a byline",
  masthead: "Who works here",
  ownershipFundingInfo: "Ownership and funding",
};

function PolicyFields({ settings: { policies } }: Pick<SettingsFieldsProps, "settings">) {
  return (
    <fieldset>
      <legend className="slug">Policies</legend>
      <p className="hint">
        Where each can be read, on this site or elsewhere with https://. They are named in every article’s
        structured data, so each address has to lead to a page.
      </p>
      {POLICIES.map((policy) => (
        <TextField
          key={policy}
          name={`policies.${policy}`}
          label={POLICY_LABELS[policy]}
          value={policies[policy] ?? ""}
        />
      ))}
    </fieldset>
  );
}
