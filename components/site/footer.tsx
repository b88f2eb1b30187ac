import { foundNothing, measured } from "@/lib/privacy/measured";
import type { SiteView } from "@/lib/site/views";
import {
  aboutPath,
  archivePath,
  authorsPath,
  correctionsPath,
  feedPath,
  feedsPath,
  frontPath,
  privacyPath,
  sourcesPath,
  statementsPath,
  storiesPath,
  topicsPath,
} from "@/lib/urls";
import { copyrightSpan } from "./copyright";
import { sectionHref } from "./section-links";

/** Quiet and complete: the tagline, whose words these are, and the ways on. `year` is the present one. */
export function Footer({ site, year }: { site: SiteView; year: number }) {
  return (
    <footer className="footer">
      {site.tagline && <p className="tagline">{site.tagline}</p>}
      <div className="footer-columns">
        <p className="slug">
          <span className="copyright">{copyrightSpan(site.copyrightFrom, site.copyrightTo, year)}</span>{" "}
          {site.name}
        </p>
        {site.sections.length > 0 && (
          <section>
            <h2 className="slug">Sections</h2>
            <ul>
              {site.sections.map((section) => (
                <li key={section.slug}>
                  <a href={sectionHref(section)}>{section.name}</a>
                </li>
              ))}
            </ul>
          </section>
        )}
        <section>
          <h2 className="slug">The paper</h2>
          <ul>
            <li>
              <a href={frontPath}>Front page</a>
            </li>
            <li>
              <a href={archivePath}>Archive</a>
            </li>
            <li>
              <a href={storiesPath}>Running stories</a>
            </li>
            <li>
              <a href={topicsPath}>Topics</a>
            </li>
            <li>
              <a href={authorsPath}>Authors</a>
            </li>
            <li>
              <a href={aboutPath}>About</a>
            </li>
            <li>
              <a href={sourcesPath}>Sources</a>
            </li>
            <li>
              <a href={statementsPath}>Statements</a>
            </li>
            <li>
              <a href={correctionsPath}>Corrections</a>
            </li>
            <li>
              <a href={privacyPath}>Privacy</a>
            </li>
          </ul>
        </section>
        <section>
          <h2 className="slug">Feeds</h2>
          <ul>
            <li>
              <a href={feedPath(frontPath, "atom")}>Atom</a>
            </li>
            <li>
              <a href={feedPath(frontPath, "rss")}>RSS</a>
            </li>
            <li>
              <a href={feedPath(frontPath, "json")}>JSON Feed</a>
            </li>
            <li>
              <a href={feedsPath}>All of them, as OPML</a>
            </li>
          </ul>
        </section>
        {site.footerLinks.length > 0 && (
          <section>
            <h2 className="slug">Further</h2>
            <ul>
              {site.footerLinks.map(({ name, address }) => (
                <li key={`${name} ${address}`}>
                  <a href={address} {...(address.startsWith("/") ? {} : { rel: "noopener noreferrer" })}>
                    {name}
                  </a>
                </li>
              ))}
            </ul>
          </section>
        )}
        {foundNothing(measured) && (
          <section>
            <h2 className="slug">This page</h2>
            <p>Runs no script, sets no cookie, and asks no other host for anything.</p>
          </section>
        )}
      </div>
    </footer>
  );
}
