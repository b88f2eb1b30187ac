/** The id of every page's `<main>`. */
export const mainId = "main";

/** The first thing that a keyboard reaches: past the masthead, to the page's own words. */
export function SkipLink() {
  return (
    <a className="skip" href={`#${mainId}`}>
      Skip to the text
    </a>
  );
}
