import type { Problem } from "@/lib/outcome";

/** Formats that are text, but no plain-text report, and what to do with them. */
const formats: readonly { code: string; name: string; looksLike(text: string): boolean; advice: string }[] = [
  {
    code: "file-is-rtf",
    name: "rich text (RTF)",
    looksLike: (text) => text.startsWith("{\\rtf"),
    advice: "open it in a word processor and save it as plain text",
  },
  {
    code: "file-is-xml",
    name: "XML",
    looksLike: (text) => /^<\?xml\s|^<(?:rss|feed|opml)[\s>]/iu.test(text),
    advice: "import it as a feed or an export, or save its text as plain text",
  },
  {
    code: "file-is-html",
    name: "HTML",
    looksLike: isHtml,
    advice: "save the page's text as plain text, or import it as a web page",
  },
  {
    code: "file-is-json",
    name: "JSON",
    looksLike: isJson,
    advice: "import it with the importer of the program that wrote it",
  },
  {
    code: "file-is-email",
    name: "an e-mail with its headers",
    looksLike: isEmail,
    advice: "save only the text of the message",
  },
];

/** The reason why `text` is no plain-text report but a file of another kind, or null. */
export function otherFormat(text: string, fileName: string): Problem | null {
  const start = text.trimStart();
  const line = text.slice(0, text.length - start.length).split("\n").length;
  const format = formats.find(({ looksLike }) => looksLike(start));
  if (!format) return null;
  return {
    code: format.code,
    at: `${fileName}:${line}`,
    message: `This looks like ${format.name}, not like a report in plain text: ${format.advice}.`,
  };
}

/** A headline may be about `<body>`: a tag at the start is not enough without the end of another. */
function isHtml(text: string): boolean {
  const start = text.replace(/^<!--[\s\S]*?-->\s*/u, "");
  if (/^<!doctype\s+html/iu.test(start)) return true;
  if (/^<(?:html|head|body)[\s>]/iu.test(start)) return /<\/(?:html|head|body|title|p)>/iu.test(start);
  if (!/^<[a-z][a-z0-9]*(?:\s[^<>]*)?>/iu.test(start)) return false;
  const closingTags =
    start.match(/<\/(?:p|div|h[1-6]|li|ul|ol|article|section|header|table)>/giu)?.length ?? 0;
  return closingTags >= 2;
}

function isJson(text: string): boolean {
  if (!/^[{[]/u.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return /^\{\s*"[^"\n]*"\s*:/u.test(text);
  }
}

const headerNames =
  /^(?:from|to|cc|subject|date|received|return-path|message-id|mime-version|content-type|delivered-to|reply-to|x-[a-z-]+):\s/iu;

/** At least three header lines before the first blank line; a report may well begin with one `Subject: …`. */
function isEmail(text: string): boolean {
  const head = text.split(/\n[ \t]*\n/u, 1)[0]?.split("\n") ?? [];
  if (!/^[\w-]+:\s|^From \S+@\S+ /u.test(head[0] ?? "")) return false;
  return head.filter((line) => headerNames.test(line)).length >= 3;
}
