import { frontPath } from "@/lib/urls";
import { Notice } from "./notice";
import { mainId } from "./skip-link";

/** What a reader is told when a page could not be made. It needs no data, so that it can be shown whatever failed. */
export function Failure() {
  return (
    <main id={mainId}>
      <Notice label="500" headline="This page could not be made">
        <p>
          The fault is ours, not yours, and it has been written down for us; nothing about you has. Please
          load the page again in a minute, or try <a href={frontPath}>the front page</a>.
        </p>
      </Notice>
    </main>
  );
}
