import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { developPicture } from "@/lib/media/develop-picture";
import { projectFolder } from "@/lib/project-folder";

/** What is in a drawing of 30 × 20, which says more of itself where a test needs that. */
function drawing(content: string, attributes = ""): Buffer {
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20" ${attributes}>${content}</svg>`,
  );
}

const XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"';

/** Each level draws the one below ten times. */
function drawingOfDrawings(levels: number, refer: (id: string) => string): string {
  const level = (index: number) => `<g id="l${index}">${refer(`l${index - 1}`).repeat(10)}</g>`;
  return `<g id="l0"><path d="M0 0h1"/></g>${Array.from({ length: levels }, (_, index) => level(index + 1)).join("")}`;
}

describe("drawings that are kept as they are", () => {
  test.each<{ what: string; bytes: Buffer }>([
    { what: "shapes", bytes: drawing('<path d="M0 0h9"/><circle r="3"/>') },
    {
      what: "a style of its own",
      bytes: drawing("<style>@media (prefers-color-scheme:dark){.a{fill:#fff}}</style>"),
    },
    { what: "a gradient", bytes: drawing('<linearGradient id="a"/><path fill="url(#a)" d="M0 0h9"/>') },
    { what: "a part used again", bytes: drawing('<g id="a"/><use href="#a"/><use xlink:href="#a"/>', XLINK) },
    {
      what: "words in any script",
      bytes: drawing("<title>微信 &amp; onload=alert(1)</title>", 'xml:lang="zh"'),
    },
    {
      what: "an encoding that is said",
      bytes: Buffer.concat([Buffer.from('<?xml version="1.0" encoding="UTF-8"?>'), drawing("")]),
    },
  ])("$what", async ({ bytes }) => {
    const kept = await developPicture(bytes, "drawing.svg");
    expect(kept).toEqual({
      ok: true,
      value: { bytes, extension: "svg", width: 30, height: 20, versions: [] },
    });
  });

  test("all of the sample publication", async () => {
    const folder = path.join(projectFolder, "prisma/samples/figures");
    const names = readdirSync(folder);
    expect(names.length).toBeGreaterThan(10);
    for (const name of names) {
      const bytes = readFileSync(path.join(folder, name));
      const kept = await developPicture(bytes, name);
      expect(kept.ok && kept.value.bytes.equals(bytes), name).toBe(true);
    }
  });
});

describe("drawings that are refused", () => {
  test.each<{ what: string; bytes: Buffer }>([
    { what: "a script", bytes: drawing("<script>alert(1)</script>") },
    {
      what: "a script by another prefix",
      bytes: drawing("<s:script>1</s:script>", 'xmlns:s="http://www.w3.org/2000/svg"'),
    },
    { what: "a script of XHTML", bytes: drawing('<script xmlns="http://www.w3.org/1999/xhtml">1</script>') },
    {
      what: "an element of another vocabulary",
      bytes: drawing('<title xmlns="http://www.w3.org/1999/xhtml"/>'),
    },
    { what: "an event handler", bytes: drawing("", 'onload="alert(1)"') },
    { what: "an event handler in capitals", bytes: drawing('<g ONCLICK="alert(1)"/>') },
    { what: "HTML in a drawing", bytes: drawing("<foreignObject><p>x</p></foreignObject>") },
    { what: "a frame", bytes: drawing('<iframe src="https://evil.example"/>') },
    { what: "a link", bytes: drawing('<a href="javascript:alert(1)"><text>x</text></a>') },
    { what: "a picture on the web", bytes: drawing('<image href="https://evil.example/x.png"/>') },
    { what: "a picture in an address", bytes: drawing('<image href="data:image/svg+xml,x"/>') },
    {
      what: "a filter's picture",
      bytes: drawing('<filter id="f"><feImage href="https://evil.example"/></filter>'),
    },
    { what: "a part from elsewhere", bytes: drawing('<use href="https://evil.example/x.svg#a"/>') },
    {
      what: "a part from elsewhere, by XLink",
      bytes: drawing('<use xlink:href="//evil.example/x#a"/>', XLINK),
    },
    {
      what: "a part from elsewhere, by XLink under another name",
      bytes: drawing('<use x:href="//evil.example/x#a"/>', 'xmlns:x="http://www.w3.org/1999/xlink"'),
    },
    { what: "a part from this site", bytes: drawing('<use href="/media/x.svg#a"/>') },
    {
      what: "a part written in an address",
      bytes: drawing('<use href="data:image/svg+xml;base64,eA==#a"/>'),
    },
    {
      what: "another base for its references",
      bytes: drawing('<use href="#a"/>', 'xml:base="https://evil.example/"'),
    },
    {
      what: "an animated reference",
      bytes: drawing('<use><animate attributeName="href" to="//evil.example"/></use>'),
    },
    {
      what: "an attribute that is set later",
      bytes: drawing('<g><set attributeName="onmouseover" to="alert(1)"/></g>'),
    },
    { what: "an address in an attribute", bytes: drawing('<g fill="url(https://evil.example/#a)"/>') },
    {
      what: "an address in a style attribute",
      bytes: drawing('<g style="background:url(//evil.example)"/>'),
    },
    { what: "a style from elsewhere", bytes: drawing('<style>@import "https://evil.example";</style>') },
    {
      what: "a style from elsewhere, in pieces",
      bytes: drawing('<style>@im<![CDATA[port "//evil.example"]]></style>'),
    },
    {
      what: "a style from elsewhere, by entities",
      bytes: drawing('<style>&#64;import "//evil.example";</style>'),
    },
    {
      what: "a style from elsewhere, behind another element",
      bytes: drawing('<style><g/>@import "//evil.example";</style>'),
    },
    {
      what: "a style from elsewhere, in an inner style",
      bytes: drawing("<style>@im<style>x</style>port 'x'</style>"),
    },
    {
      what: "a choice of pictures in a style",
      bytes: drawing('<style>g{mask:image-set("//evil.example" 1x)}</style>'),
    },
    { what: "a font from elsewhere", bytes: drawing("<style>@font-face{font-family:x}</style>") },
    { what: "an escape in a style", bytes: drawing("<style>g{fill:u\\72l(//evil.example)}</style>") },
    {
      what: "a style sheet of its own",
      bytes: Buffer.concat([Buffer.from('<?xml-stylesheet href="//evil.example"?>'), drawing("")]),
    },
    {
      what: "entities that grow",
      bytes: Buffer.concat([
        Buffer.from('<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'),
        drawing("<text>&b;</text>"),
      ]),
    },
    {
      what: "a file as an entity",
      bytes: Buffer.concat([
        Buffer.from('<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
        drawing("&x;"),
      ]),
    },
    { what: "an entity that nothing declares", bytes: drawing("<text>&x;</text>") },
    { what: "parts of parts of parts", bytes: drawing(drawingOfDrawings(9, (id) => `<use href="#${id}"/>`)) },
    {
      what: "masks of masks of masks",
      bytes: drawing(drawingOfDrawings(9, (id) => `<g mask="url(#${id})"/>`)),
    },
    { what: "a part that is part of itself", bytes: drawing('<g id="a"><use href="#a"/></g>') },
    { what: "elements nested too deeply", bytes: drawing(`${"<g>".repeat(101)}${"</g>".repeat(101)}`) },
    {
      what: "the name of a draughtsman's folder",
      bytes: drawing(
        "",
        'xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:export-filename="/home/alice/x.png"',
      ),
    },
    {
      what: "no name for what it is",
      bytes: Buffer.from('<svg width="30" height="20"><path d="M0 0h9"/></svg>'),
    },
    {
      what: "a drawing inside of another document",
      bytes: Buffer.concat([Buffer.from("<html><body>"), drawing(""), Buffer.from("</body></html>")]),
    },
    {
      what: "a page behind it",
      bytes: Buffer.concat([drawing(""), Buffer.from("<script>alert(1)</script>")]),
    },
    { what: "a mistake", bytes: drawing("<g>") },
    {
      what: "an encoding that hides what is in it",
      bytes: Buffer.concat([Buffer.from('<?xml version="1.0" encoding="ISO-2022-JP"?>'), drawing("")]),
    },
    {
      what: "bytes that are no UTF-8",
      bytes: Buffer.concat([drawing("").subarray(0, -6), Buffer.from([0xff]), Buffer.from("</svg>")]),
    },
  ])("$what", async ({ bytes }) => {
    const outcome = await developPicture(bytes, "drawing.svg");
    expect(outcome).toMatchObject({ ok: false, problems: [{ at: "drawing.svg", code: "drawing-not-safe" }] });
  });

  test("a long chain of references is counted without harm", async () => {
    const links = Array.from(
      { length: 50_000 },
      (_, index) => `<g id="l${index}"><use href="#l${index + 1}"/></g>`,
    );
    expect((await developPicture(drawing(links.join("")), "drawing.svg")).ok).toBe(false);
  });
});
