import { describe, expect, it } from "vitest";
import { renderMarkdown } from "@/lib/markdown/pipeline";
import { lengthOf } from "@/lib/markdown/reading-time";
import type { RenderedBody, RenderOptions } from "@/lib/markdown/rendered-body";
import { renderOptions } from "./render-options";

function rendered(source: string, special: Partial<RenderOptions> = {}): RenderedBody {
  const outcome = renderMarkdown(source, renderOptions(special));
  if (!outcome.ok) throw new Error(outcome.problems[0].message);
  return outcome.value;
}

describe("the plain text of a body", () => {
  it("holds body and notes without marks, labels and end mark", () => {
    const { text } = rendered("One[^1] *two*.  \nThree.\n\n[^1]: A note.", { endMark: "®" });
    expect(text).toBe("One two.\nThree.\n\nA note.");
  });

  it("keeps the original of a translated quotation, for search", () => {
    const { text } = rendered(":::quote{from=zh-Hans translation=human}\nNo.\n\n::original\n\n微信否认\n:::");
    expect(text).toBe("No.\n\n微信否认\n\nTranslated from: Chinese, simplified");
  });

  it("leaves out a pull quote, which is the article's words again", () => {
    const { text, words } = rendered("Who reads the list?\n\n:::pullquote\nWho reads\n:::");
    expect(text).toBe("Who reads the list?");
    expect(words).toBe(4);
  });

  it("keeps the lines of code, and sets cells apart", () => {
    const { text } = rendered("```\na  b\n  c\n```\n\n| x | y |\n|---|---|\n| 1 | 2 |");
    expect(text).toBe("a  b\n  c\n\nx\ty\n\n1\t2");
  });

  it("keeps words apart that only tags had set apart", () => {
    expect(rendered("a<br>b\n\n<p>c</p><p>d</p>").text).toBe("a\nb\n\nc\n\nd");
  });
});

describe("the outline of a body", () => {
  it("lists its own headings, as rendered", () => {
    const { outline } = rendered("# A *b*[^1]\n\n> # Quoted\n\n## C\n\n[^1]: # In a note", {
      idPrefix: "x-",
    });
    expect(outline).toEqual([
      { depth: 2, id: "x-a-b", text: "A b" },
      { depth: 3, id: "x-c", text: "C" },
    ]);
  });
});

describe("the links of a body", () => {
  it("say where they lead, and are those of the text", () => {
    const { links } = rendered(
      "[Out *there*](https://example.org/a) [in](/2018) [own](https://own.example/) [here](#x) [bad](javascript:x) <mailto:a@b.example>[^1]\n\n[^1]: [Noted](https://example.org/n)",
      { ownOrigins: ["https://own.example"] },
    );
    expect(links.map(({ sentence: _, ...link }) => link)).toEqual([
      { href: "https://example.org/a", text: "Out there", outside: true },
      { href: "/2018", text: "in", outside: false },
      { href: "https://own.example/", text: "own", outside: false },
      { href: "mailto:a@b.example", text: "mailto:a@b.example", outside: false },
      { href: "https://example.org/n", text: "Noted", outside: true },
    ]);
  });

  it("take the words of a picture where they have no others", () => {
    const { links } = rendered(`[![A tower](/media/${"a".repeat(64)}.png)](/tower)`);
    expect(links).toEqual([{ href: "/tower", text: "A tower", outside: false, sentence: "" }]);
  });

  it("are shown with the sentence that they stand in", () => {
    const { links } = rendered(
      "First. It was *fined*, [the BBC said](https://example.org/a)[^1], in September. Last.\n\n- [Alone](https://example.org/b)\n\n[^1]: See [there](https://example.org/c). Or not.",
    );
    expect(links.map(({ sentence }) => sentence)).toEqual([
      "It was fined, the BBC said, in September.",
      "Alone",
      "See there.",
    ]);
  });

  it("of whoever is quoted are shown with what is quoted", () => {
    const { links } = rendered(":::quote[[X](https://example.org/a), on a site]\nIt is so. It will be.\n:::");
    expect(links).toMatchObject([{ text: "X", sentence: "It is so." }]);
  });

  it("are shown with a part of a sentence that never ends", () => {
    const long = "again and ".repeat(100);
    const [link] = rendered(`It ${long}[here](https://example.org/a) ${long}.`).links;
    expect(link?.sentence).toMatch(/^…again and .* here again .* and…$|^….*here.*…$/);
    expect(link?.sentence.length).toBeLessThanOrEqual(402);
  });
});

describe("the quotations of a body", () => {
  const quotes = (source: string, options = {}) => rendered(source, options).quotes;

  it("are the words between quotation marks, by the language, with the id that they have in the HTML", () => {
    const { quotes: found, html } = rendered('He said *very softly* "nobody *ever* told me that" and left.');
    expect(found).toMatchObject([{ text: "“nobody ever told me that”", apart: false, cite: null, near: [] }]);
    expect(html).toContain(
      `<span class="quoted" id="${found[0]?.id}">“nobody <em>ever</em> told me that”</span>`,
    );
  });

  it.each([
    ["de", 'Sie sagte: "Das hat mir niemand gesagt."', "„Das hat mir niemand gesagt.“"],
    ["fr", 'Elle a dit : "Personne ne me l\'a dit."', "«\u202fPersonne ne me l’a dit.\u202f»"],
    ["sv", 'Hon sa: "Det sa ingen till mig."', "”Det sa ingen till mig.”"],
    ["zh-Hans", "他说：「微信不留存任何聊天记录」。", "「微信不留存任何聊天记录」"],
  ])("are found in %s", (language, source, text) => {
    expect(quotes(source, { language }).map((quote) => quote.text)).toEqual([text]);
  });

  it("are no terms that are set apart, no headings and no notes", () => {
    expect(
      quotes(
        '## "A heading of many quoted words"\n\nA "so-called expert" said.[^1]\n\n[^1]: "These words are in a note."',
      ),
    ).toEqual([]);
  });

  it("may come from what is linked to beside them, the same sentence first", () => {
    const [quote] = quotes(
      'See [one](https://one.example/). "It has been done for years," [two](https://two.example/) wrote. [Three](https://three.example/).',
    );
    expect(quote?.near).toEqual(["https://two.example/", "https://one.example/", "https://three.example/"]);
  });

  it("come from where the author says", () => {
    const found = quotes(
      ':quote["it has been done for years"]{cite=https://one.example/a}, he wrote, as [two](https://two.example/) did.',
    );
    expect(found).toMatchObject([
      { text: "“it has been done for years”", cite: "https://one.example/a", near: ["https://two.example/"] },
    ]);
  });

  it("are set apart, with what is linked to in them or before them", () => {
    const found = quotes(
      "As [one](https://one.example/) has it:\n\n> Words of theirs.\n\n> Other words, [two](https://two.example/)\n> says.\n",
    );
    expect(found).toMatchObject([
      { text: "Words of theirs.", apart: true, near: ["https://one.example/"] },
      { text: "Other words, two says.", apart: true, near: ["https://two.example/"] },
    ]);
  });

  it("keep what was translated", () => {
    const found = quotes(
      ":::quote[Tencent]{from=zh-Hans translation=machine cite=https://one.example/}\nIt does not keep any history.\n\n::original\n\n不留存任何记录。\n:::",
    );
    expect(found).toMatchObject([
      {
        text: "It does not keep any history.",
        apart: true,
        cite: "https://one.example/",
        translated: true,
        original: { text: "不留存任何记录。", language: "zh-Hans" },
      },
    ]);
  });

  it("inside a quotation belong to it, and a pull quote is none", () => {
    expect(
      quotes(
        '> He said "I have never seen it before" to me.\n\n:::pullquote\n"I have never seen it before"\n:::',
      ).length,
    ).toBe(1);
  });
});

describe("the images of a body", () => {
  it("are listed as written, once each, whether or not they are shown", () => {
    const { images } = rendered(
      "![a](one.png) ![b](https://x.example/two.png) ![c][3] ![d](one.png)\n\n[3]: three.png",
    );
    expect(images).toEqual(["one.png", "https://x.example/two.png", "three.png"]);
  });

  it("are never taken from what every object inherits", () => {
    expect(rendered("![a](constructor) ![b](__proto__)").html).toBe("<p>a b</p>");
  });
});

describe("the notes of a body", () => {
  it("are counted, generated ones included", () => {
    expect(rendered("a[^1]\n\n:::quote{from=de translation=machine}\nb\n:::\n\n[^1]: c").notes).toBe(2);
  });
});

describe("the length of a text", () => {
  it.each([
    ["nothing", "", "en", 0, 0],
    ["marks only", "— … !", "en", 0, 0],
    ["one word", "Word", "en", 1, 1],
    ["English", "It’s 3.5 well-known words.", "en", 5, 1],
    ["238 words", "word ".repeat(238), "en", 238, 1],
    ["239 words", "word ".repeat(239), "en", 239, 2],
    ["Chinese, by the character", "微信否认监控", "zh-Hans", 6, 1],
    ["501 characters", "微".repeat(501), "zh-Hans", 501, 2],
    ["Japanese with Latin", "ニュース news を読む", "ja", 8, 1],
    ["Arabic", "حرية الصحافة", "ar", 2, 1],
    ["both, added up", `${"word ".repeat(119)}${"微".repeat(250)}`, "en", 369, 1],
  ])("%s", (_, text, language, words, minutes) => {
    expect(lengthOf(text, language)).toEqual({ words, minutes });
  });

  it("is the same however the text is cut for the segmenter", () => {
    expect(lengthOf("these are four words ".repeat(2_000), "en").words).toBe(8_000);
  });
});

describe("rendering", () => {
  it("gives the same result every time", () => {
    const source = "# A\n\nb[^*] `c`\n\n[^*]: d";
    expect(rendered(source)).toEqual(rendered(source));
  });

  it("keeps articles apart by their prefix", () => {
    const source = "# A\n\nb[^1]\n\n[^1]: c";
    const ids = (html: string) => [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    const both = [
      ...ids(rendered(source, { idPrefix: "x-" }).html),
      ...ids(rendered(source, { idPrefix: "y-" }).html),
    ];
    expect(both).toHaveLength(8);
    expect(new Set(both).size).toBe(8);
  });

  it("leaves no character that a feed or a database could not hold", () => {
    const { html } = rendered("a\u0000b\ud800c&#1;&#xFFFF;d\u0007 `e\u0001`");
    expect(html).not.toMatch(/[^\P{Cc}\n\t]|\p{Cs}|[\ufffe\uffff]/u);
  });
});
