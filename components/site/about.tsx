import { RenderedHtml } from "@/components/article/rendered-html";
import type { AboutView, SiteView } from "@/lib/site/views";
import { logPath } from "@/lib/urls";

/** What the publication says about itself, and whose names it prints. */
export function About({ about, site }: { about: AboutView; site: Pick<SiteView, "name"> }) {
  return (
    <article className="article">
      <header className="article-head">
        <h1 className="headline">About {site.name}</h1>
      </header>
      <RenderedHtml html={about.html} className="prose" />
      {about.authors.length > 0 && (
        <section className="prose" aria-labelledby="bylines">
          <h2 id="bylines">Bylines</h2>
          <ul className="bylines">
            {about.authors.map((author) => (
              <li key={author.slug} className="note">
                <h3 translate="no">{author.name}</h3>
                {author.invented && <p className="slug">An invented byline</p>}
                {author.bio && <p>{author.bio}</p>}
              </li>
            ))}
          </ul>
        </section>
      )}
      <p className="slug">
        Nothing that was published here changes in silence: <a href={logPath}>a public log</a> names each
        revision by its hash, and anybody can check it.
      </p>
    </article>
  );
}
