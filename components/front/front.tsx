import type { FrontPage } from "@/lib/articles/views";
import type { SiteView } from "@/lib/site/views";
import { River } from "./river";
import { SectionColumns } from "./section-columns";
import { Story } from "./story";

/**
 * The front page, whose sizes say what matters. It holds its shape from the day before the first story on: with one
 * story the lead has the page to itself, with two the second takes the wire.
 */
export function Front({ front, site }: { front: FrontPage; site: SiteView }) {
  if (!front.lead) return <EmptyFront />;
  // Seconds stand under the lead; while there is no river, they are what hangs from the wire.
  const onTheWire = front.river.length > 0 ? front.river : front.seconds;
  const seconds = front.river.length > 0 ? front.seconds : [];
  return (
    <>
      <div className={onTheWire.length > 0 ? "front" : "front front-alone"}>
        <div className="top-stories">
          <Story article={front.lead} site={site} rank="lead" versions={front.leadVersions} />
          {seconds.length > 0 && (
            <div className="seconds">
              {seconds.map((article) => (
                <Story key={article.path} article={article} site={site} rank="second" />
              ))}
            </div>
          )}
        </div>
        {onTheWire.length > 0 && <River articles={onTheWire} site={site} />}
      </div>
      <SectionColumns sections={front.sections} site={site} />
    </>
  );
}

function EmptyFront() {
  return (
    <div className="front front-empty">
      <ol className="river">
        <li>
          <p className="standfirst">Nothing has been published yet. The first story will hang here.</p>
        </li>
      </ol>
    </div>
  );
}
