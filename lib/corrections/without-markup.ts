/**
 * The words of a piece of Markdown, on one line, for a list that quotes them: not what is published, which the renderer makes of the whole, and never
 * HTML. What looks like no markup stays as it was written.
 */
export function withoutMarkup(markdown: string): string {
  return (
    markdown
      // The fences of the house's containers, and the marks that a line begins with.
      .replace(/^ {0,3}:{3,}.*$/gm, " ")
      .replace(/^ {0,3}\[\^[^\]\n]+\]:/gm, " ")
      .replace(/^(?: {0,3}(?:>|#{1,6} |[-*+] |\d{1,9}[.)] ))+/gm, " ")
      .replace(/\[\^[^\]\n]+\]/g, "")
      .replace(/!?\[([^\]\n]*)\](?:\((?:[^()\n]|\([^()\n]*\))*\)|\[[^\]\n]*\])/g, "$1")
      .replace(/<(https?:\/\/[^\s<>]+)>/g, "$1")
      .replace(/(?<![\p{L}\p{N}\\])(\*{1,3}|_{1,3}|~~|`+)(?=\S)(.+?)(?<=\S)\1(?![\p{L}\p{N}])/gsu, "$2")
      .replace(/\\([!-/:-@[-`{-~])/g, "$1")
      .replace(/\s+/gu, " ")
      .trim()
  );
}
