import { describe, expect, it } from "vitest";
import { renderMarkdown } from "@/lib/markdown/pipeline";
import { asTheHouseSetsIt, comparable } from "./house-form";
import { renderOptions } from "./render-options";

const link = (href: string, text = href) => `<a href="${href}">${text}</a>`;
const table = (head: string, body = "") =>
  `<table><thead>${head}</thead>${body ? `<tbody>${body}</tbody>` : ""}</table>`;

/** What the specification of GitHub Flavored Markdown says of its extensions, one sentence each. */
const cases: [rule: string, markdown: string, html: string][] = [
  // Tables.
  [
    "a table has a head and a body",
    "| a | b |\n| - | - |\n| c | d |",
    table("<tr><th>a</th><th>b</th></tr>", "<tr><td>c</td><td>d</td></tr>"),
  ],
  [
    "pipes at the ends may be left out",
    "a | b\n:-: | --:\nc | d",
    table(
      '<tr><th align="center">a</th><th align="right">b</th></tr>',
      '<tr><td align="center">c</td><td align="right">d</td></tr>',
    ),
  ],
  [
    "an escaped pipe is no border, in code neither",
    "| a\\|a |\n| - |\n| `b\\|b` **c\\|c** |",
    table("<tr><th>a|a</th></tr>", "<tr><td><code>b|b</code> <strong>c|c</strong></td></tr>"),
  ],
  [
    "a table ends where another block begins",
    "| a |\n| - |\n| b |\n> c",
    `${table("<tr><th>a</th></tr>", "<tr><td>b</td></tr>")}<blockquote><p>c</p></blockquote>`,
  ],
  [
    "a table ends at an empty line",
    "| a |\n| - |\n| b |\nc\n\nd",
    `${table("<tr><th>a</th></tr>", "<tr><td>b</td></tr><tr><td>c</td></tr>")}<p>d</p>`,
  ],
  [
    "the delimiter row must have as many cells as the head",
    "| a | b |\n| - |\n| c |",
    "<p>| a | b |\n| - |\n| c |</p>",
  ],
  [
    "short rows are filled, long ones cut",
    "| a | b |\n| - | - |\n| c |\n| d | e | f |",
    table("<tr><th>a</th><th>b</th></tr>", "<tr><td>c</td><td></td></tr><tr><td>d</td><td>e</td></tr>"),
  ],
  ["without rows there is no body", "| a | b |\n| - | - |", table("<tr><th>a</th><th>b</th></tr>")],
  // Task list items.
  [
    "tasks are open or done",
    "- [ ] a\n- [x] b\n- [X] c",
    '<ul class="contains-task-list"><li class="task-list-item"><input type="checkbox" disabled> a</li><li class="task-list-item"><input type="checkbox" checked disabled> b</li><li class="task-list-item"><input type="checkbox" checked disabled> c</li></ul>',
  ],
  [
    "tasks may hold tasks",
    "- [ ] a\n  - [x] b",
    '<ul class="contains-task-list"><li class="task-list-item"><input type="checkbox" disabled> a<ul class="contains-task-list"><li class="task-list-item"><input type="checkbox" checked disabled> b</li></ul></li></ul>',
  ],
  ["a task's box stands first", "- a [x]\n- [x]b", "<ul><li>a [x]</li><li>[x]b</li></ul>"],
  // Strikethrough.
  ["one or two tildes strike out", "~~a~~ ~b~", "<p><del>a</del> <del>b</del></p>"],
  ["three tildes do not", "x ~~~a~~~", "<p>x ~~~a~~~</p>"],
  ["striking out ends with its paragraph", "a ~~b\n\nc~~ d", "<p>a ~~b</p><p>c~~ d</p>"],
  // Autolinks.
  ["www. begins a link", "www.example.org", `<p>${link("http://www.example.org", "www.example.org")}</p>`],
  [
    "a path goes with it",
    "see www.example.org/a/b for more",
    `<p>see ${link("http://www.example.org/a/b", "www.example.org/a/b")} for more</p>`,
  ],
  [
    "punctuation at the end does not",
    "www.example.org. www.example.org/a.b?",
    `<p>${link("http://www.example.org", "www.example.org")}. ${link("http://www.example.org/a.b", "www.example.org/a.b")}?</p>`,
  ],
  [
    "a closing bracket goes with it where it is balanced",
    "(www.example.org/a(b)) www.example.org/c(d))",
    `<p>(${link("http://www.example.org/a(b)", "www.example.org/a(b)")}) ${link("http://www.example.org/c(d)", "www.example.org/c(d)")})</p>`,
  ],
  [
    "what looks like an entity at the end does not",
    "www.example.org/a?b=c&amp; www.example.org/a?b&c=d",
    `<p>${link("http://www.example.org/a?b=c", "www.example.org/a?b=c")}&amp; ${link("http://www.example.org/a?b&amp;c=d", "www.example.org/a?b&amp;c=d")}</p>`,
  ],
  [
    "an angle bracket ends it",
    "www.example.org/a<b",
    `<p>${link("http://www.example.org/a", "www.example.org/a")}&lt;b</p>`,
  ],
  [
    "http and https begin links",
    "http://example.org (https://example.org/a?b=c)",
    `<p>${link("http://example.org")} (${link("https://example.org/a?b=c")})</p>`,
  ],
  [
    "a host needs no low line in its last two parts",
    "http://a_b.example.org http://example.o_g",
    `<p>${link("http://a_b.example.org")} http://example.o_g</p>`,
  ],
  [
    "mail addresses are links",
    "a.b-c_d+e@example.org",
    '<p><a href="mailto:a.b-c_d+e@example.org">a.b-c_d+e@example.org</a></p>',
  ],
  [
    "but not with a hyphen or low line at the end",
    "a@example.org- b@example.org_",
    "<p>a@example.org- b@example.org_</p>",
  ],
  [
    "a full stop ends a mail address",
    "a@example.org.",
    '<p><a href="mailto:a@example.org">a@example.org</a>.</p>',
  ],
  // Disallowed raw HTML, which for us is all of it.
  ["no raw HTML is passed through", "a<strong>b<title>c<style>d<em>", "<p>abcd</p>"],
];

describe("GitHub Flavored Markdown", () => {
  it.each(cases)("%s", (_, markdown, html) => {
    const rendered = renderMarkdown(markdown, renderOptions({ language: "ja" }));
    if (!rendered.ok) throw new Error(rendered.problems[0].message);
    expect(comparable(rendered.value.html)).toBe(asTheHouseSetsIt(html));
  });
});
