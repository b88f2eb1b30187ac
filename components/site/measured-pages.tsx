import { counterNames, counters, type Found, type Measured } from "@/lib/privacy/measured-schema";

/** What was found on each kind of page, and everything that was looked for. */
export function MeasuredPages({ kinds, language }: { kinds: Measured["kinds"]; language: string }) {
  return (
    <>
      <table>
        <thead>
          <tr>
            <th scope="col">Kind of page</th>
            <th scope="col" className="align-right">
              Pages
            </th>
            <th scope="col">Found</th>
          </tr>
        </thead>
        <tbody>
          {kinds.map(({ kind, pages, found }) => (
            <tr key={kind}>
              <td>{kind}</td>
              <td className="align-right">{pages.toLocaleString(language)}</td>
              <td>{printFound(found, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>What was looked for, and each thing counted by itself:</p>
      <ul>
        {counterNames.map((name) => (
          <li key={name}>{counters[name]}</li>
        ))}
      </ul>
    </>
  );
}

/** `Nothing`, or what there was, each with its number. */
function printFound(found: Found, language: string): string {
  const parts = counterNames.flatMap((name) => {
    const number = found[name];
    return number === undefined ? [] : `${number.toLocaleString(language)} ${counters[name]}`;
  });
  return parts.length === 0 ? "Nothing" : parts.join("; ");
}
