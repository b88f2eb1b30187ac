import { RewritingStream } from "parse5-html-rewriting-stream";

/** The types of script element that hold data and are never run (HTML, «data block»). */
const DATA = /^(?:application\/(?:ld\+)?json)$/i;

/**
 * Takes out of a page everything that would run or fetch a script: `<script>` elements other than data, and links that
 * preload one or hold rendering back for one. Every other byte stays as it is, but that a form to the page's own address says so
 * as HTML has it. Server components need none of it to be read.
 */
export async function withoutScripts(html: string): Promise<string> {
  const stream = new RewritingStream();
  let inScript = false;
  stream.on("startTag", (tag, raw) => {
    inScript = tag.tagName === "script" && !DATA.test(attribute(tag, "type"));
    if (!inScript && !servesAScript(tag)) stream.emitRaw(tag.tagName === "form" ? withOwnAddress(raw) : raw);
  });
  stream.on("text", (_text, raw) => {
    if (!inScript) stream.emitRaw(raw);
  });
  stream.on("endTag", (_tag, raw) => {
    if (!inScript) stream.emitRaw(raw);
    inScript = false;
  });
  const parts: string[] = [];
  stream.on("data", (part: Buffer | string) => parts.push(part.toString()));
  const ended = new Promise<void>((resolve, reject) => {
    stream.once("end", resolve);
    stream.once("error", reject);
  });
  stream.end(html);
  await ended;
  return parts.join("");
}

/** React writes an empty `action`, which HTML does not allow; without one a form is sent to the page that it stands on. */
function withOwnAddress(form: string): string {
  return form.replace(/ action=""/, "");
}

interface StartTag {
  readonly tagName: string;
  readonly attrs: readonly { readonly name: string; readonly value: string }[];
}

function servesAScript(tag: StartTag): boolean {
  if (tag.tagName !== "link") return false;
  const rel = attribute(tag, "rel").toLowerCase();
  return (
    rel === "modulepreload" ||
    rel === "expect" ||
    ((rel === "preload" || rel === "prefetch") && attribute(tag, "as").toLowerCase() === "script")
  );
}

function attribute(tag: StartTag, name: string): string {
  return tag.attrs.find((attr) => attr.name === name)?.value ?? "";
}
