import { Fragment } from "react";
import { type PromiseId, promises } from "@/lib/privacy/promises";

/** The marks of the tests that hold what the sentence before says, set as a note's mark is. */
export function TestedBy({ ids }: { ids: readonly PromiseId[] }) {
  return ids.map((id) => (
    <Fragment key={id}>
      {" "}
      <sup className="note-ref">
        <a href={`#${noteId(id)}`} role="doc-noteref" aria-label={`Test ${id}`}>
          {id}
        </a>
      </sup>
    </Fragment>
  ));
}

/** The tests themselves, as notes at the foot of the page: each by its name and its file in the source. */
export function RanTests() {
  return (
    <section className="notes" role="doc-endnotes" aria-labelledby="tests">
      <h2 id="tests" className="notes-title">
        Tests
      </h2>
      <ul className="notes-list">
        {Object.entries(promises).map(([id, { test, file }]) => (
          <li key={id} id={noteId(id)} className="note">
            <span className="note-mark">{id}</span>{" "}
            <p>
              {test} <code>{file}</code>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function noteId(id: string): string {
  return `test-${id}`;
}
