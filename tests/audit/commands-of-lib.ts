import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { projectFolder } from "@/lib/project-folder";

/** Those whose names say that they change nothing. */
const ONLY_LOOKS = /^(?:find|list|read|prepare|plan|check|problems)[A-Z]/;

/** The exported functions of lib that take a desk and whose name does not say that they only look: what the newsroom can do. */
export function listCommands(): string[] {
  const names = readdirSync(path.join(projectFolder, "lib"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !/^(?:cli|database)\//.test(name))
    .flatMap((name) => commandsIn(readFileSync(path.join(projectFolder, "lib", name), "utf8")));
  return [...new Set(names)].sort();
}

/** The commands in the text of one file. */
export function commandsIn(text: string): string[] {
  const starts = text.matchAll(/^export (?:async )?function\*? ?(\w+)(?:<[^(]*>)?\(/gm);
  return [...starts].flatMap(({ 0: start, 1: name = "", index }) => {
    const parameters = upToClosing(text, index + start.length);
    return /\b\w*Desk\b(?!\[)/.test(parameters) && !ONLY_LOOKS.test(name) ? [name] : [];
  });
}

/** What follows a call of `recordEvent` in each place of a text: nothing that could wait for a lock may. */
export function afterEvents(text: string): string[] {
  const calls = text.matchAll(/\bawait recordEvent\(/g);
  return [...calls].map(({ 0: call, index }) => {
    const end = index + call.length + upToClosing(text, index + call.length).length + 1;
    return text
      .slice(end)
      .replace(/^[;\s})]+/, "")
      .slice(0, 60);
  });
}

/** The text from a place within parentheses to the end of them. */
function upToClosing(text: string, from: number): string {
  let depth = 1;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === "(") depth += 1;
    if (text[at] === ")") depth -= 1;
    if (depth === 0) return text.slice(from, at);
  }
  throw new Error("The text ends within parentheses.");
}
