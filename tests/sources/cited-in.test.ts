import { expect, test } from "vitest";
import { renderMarkdown } from "@/lib/markdown/pipeline";
import { citedIn } from "@/lib/sources/cited-in";
import { renderOptions } from "../markdown/render-options";

function cited(body: string) {
  const rendered = renderMarkdown(body, renderOptions({ ownOrigins: ["https://own.example"] }));
  if (!rendered.ok) throw new Error(JSON.stringify(rendered.problems));
  return citedIn(rendered.value);
}

test("every link to another site is a citation, and no other is", () => {
  const body =
    "[Out](https://example.org/a), [in](/2018), [own](https://own.example/b), <mailto:a@b.example>[^1].\n\n[^1]: [Noted](http://example.net/).";
  expect(cited(body).map(({ address }) => address)).toEqual(["https://example.org/a", "http://example.net/"]);
});

test("a source is cited once, however its address is written, with each place", () => {
  const body =
    "It said [no](https://example.org/a?utm_source=feed).\n\nIt said [yes](HTTPS://EXAMPLE.org/a#later) too.";
  expect(cited(body)).toEqual([
    {
      address: "https://example.org/a",
      links: [
        { text: "no", sentence: "It said no." },
        { text: "yes", sentence: "It said yes too." },
      ],
    },
  ]);
});

test("where a quotation comes from is cited, also without a link", () => {
  expect(cited(':quote["nothing of the kind was said"]{cite=https://example.org/b} it said.')).toEqual([
    { address: "https://example.org/b", links: [{ text: "", sentence: "“nothing of the kind was said”" }] },
  ]);
});
