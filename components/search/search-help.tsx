const OPERATORS = [
  ["“secret court”", "the words side by side, exactly so"],
  ["court -appeal", "the first, without the second"],
  ["bank OR insurer", "one of the two"],
  ["intitle:leak", "in the headline"],
  ["author:quill", "by whom; likewise topic: and section:"],
  ["lang:zh", "in which language"],
  ["after:2018 before:2019-06", "from the start of a year, month or day; up to the start of one"],
] as const;

/** How to ask more closely. */
export function SearchHelp() {
  return (
    <dl className="search-help">
      {OPERATORS.map(([example, meaning]) => (
        <div key={example}>
          <dt>
            <code>{example}</code>
          </dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
  );
}
