import { printLongDay } from "@/lib/dates";
import { claimsOf, measured } from "@/lib/privacy/measured";
import type { SiteView } from "@/lib/site/views";
import { frontPath, privacyPath } from "@/lib/urls";
import { SectionLinks } from "./section-links";
import { SlugLine } from "./slug-line";

/** The front page's masthead: the name as large as the page allows, under the date and number of the edition. */
export function Masthead({ site, date }: { site: SiteView; date: Date }) {
  return (
    <header className="masthead">
      <div className="ears">
        <SlugLine
          items={[
            { key: "date", text: printLongDay(date, site.language, site.timeZone) },
            { key: "edition", text: `Edition ${site.edition.toLocaleString(site.language)}` },
          ]}
        />
        <a href={privacyPath}>
          <SlugLine items={claimsOf(measured).map((text) => ({ key: text, text, signal: true }))} />
        </a>
      </div>
      <h1 className="nameplate">
        <a href={frontPath}>{site.name}</a>
      </h1>
      {site.tagline && <p className="tagline">{site.tagline}</p>}
      <hr className="thick-thin" />
      <SectionLinks sections={site.sections} />
    </header>
  );
}

/** The masthead of every other page: one line. */
export function MastheadLine({ site }: { site: SiteView }) {
  return (
    <header className="masthead masthead-line">
      <p className="nameplate">
        <a href={frontPath}>{site.name}</a>
      </p>
      <SectionLinks sections={site.sections} />
      <hr className="thick-thin" />
    </header>
  );
}
