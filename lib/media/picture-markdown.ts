import type { LibraryPicture } from "./views";

/** What is pasted into a text to show a picture with its words (`lib/markdown/README.md`). */
export function pictureMarkdown({ src, words }: Pick<LibraryPicture, "src" | "words">): string {
  const { alt, caption, credit, licence } = words;
  const image = `![${inBrackets(alt)}](${src}${caption ? ` "${inQuotes(caption)}"` : ""})`;
  const rights = [
    ...(credit ? [`credit="${inAttribute(credit)}"`] : []),
    ...(licence ? [`licence="${inAttribute(licence)}"`] : []),
  ];
  return rights.length === 0 ? image : `:::figure{${rights.join(" ")}}\n${image}\n:::`;
}

function inBrackets(text: string): string {
  return oneLine(text).replace(/[\\[\]!*_`<&]/g, "\\$&");
}

function inQuotes(text: string): string {
  return oneLine(text).replace(/[\\"&]/g, "\\$&");
}

/** A directive's attribute knows character references and no backslashes. */
function inAttribute(text: string): string {
  return oneLine(text).replace(/&/g, "&amp;").replace(/"/g, "&quot;");
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
