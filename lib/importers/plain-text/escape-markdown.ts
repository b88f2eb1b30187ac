/** A note mark inside a text, `end` exclusive, that becomes a reference to the note `label`. */
export interface MarkRange {
  readonly start: number;
  readonly end: number;
  readonly label: string;
}

/**
 * One line of plain text as Markdown (CommonMark, GFM, the house's directives) that renders as the same text, with
 * `marks` as references to notes. Only characters that Markdown would take for markup where they stand get a backslash; bare
 * addresses stay links. `text` is one paragraph on one line without blanks around it: nothing here
 * guards against markup that needs a second line.
 */
export function escapeMarkdown(text: string, marks: readonly MarkRange[] = []): string {
  const units = unitsOf(text, marks);
  const bracketsAreMarkup = /\][(:[]|\[\^/u.test(text) || (marks.length > 0 && text.includes("["));
  const escaped = units.map((unit, at) => {
    if (unit.note !== null) return false;
    const before = units[at - 1];
    const after = units[at + 1];
    return isMarkup(unit.text, {
      before: before === undefined ? "" : before.note === null ? before.text : "]",
      after: after === undefined ? "" : after.note === null ? after.text : "[",
      afterMark: before !== undefined && before.note !== null,
      beforeMark: after !== undefined && after.note !== null,
      bracketsAreMarkup,
      rest: () => restOf(units, at),
    });
  });
  const start = blockStart(text, marks);
  if (start !== null) escaped[start] = true;
  breakSpoiltAddresses(units, escaped);
  return units
    .map((unit, at) =>
      unit.note === null ? (escaped[at] ? `\\${unit.text}` : unit.text) : `[^${unit.note}]`,
    )
    .join("");
}

interface Unit {
  readonly text: string;
  readonly note: string | null;
}

interface Surroundings {
  readonly before: string;
  readonly after: string;
  readonly beforeMark: boolean;
  readonly afterMark: boolean;
  readonly bracketsAreMarkup: boolean;
  /** The text from this character on, as far as an entity or a directive's name can reach. */
  rest(): string;
}

function unitsOf(text: string, marks: readonly MarkRange[]): Unit[] {
  const units: Unit[] = [];
  let at = 0;
  for (const { start, end, label } of marks) {
    for (const character of text.slice(at, start)) units.push({ text: character, note: null });
    units.push({ text: "", note: label });
    at = end;
  }
  for (const character of text.slice(at)) units.push({ text: character, note: null });
  return units;
}

function restOf(units: readonly Unit[], at: number): string {
  let rest = "";
  for (const unit of units.slice(at, at + 40)) {
    rest += unit.note === null ? unit.text : "[";
  }
  return rest;
}

const ENTITY = /^&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{0,31});/u;

/** Any name, so that a directive the house adds one day changes nothing that was imported before. */
const INLINE_DIRECTIVE = /^:[\p{L}\p{N}_-]+[[{]/u;
const BLOCK_DIRECTIVE = /^:{2,}[\p{L}\p{N}]/u;

/** Whether `character` would begin, end or be part of inline markup where it stands. */
function isMarkup(character: string, around: Surroundings): boolean {
  const { before, after } = around;
  const amongBlanks = isBlank(before) && isBlank(after);
  switch (character) {
    case "\\":
      return after === "" || isAsciiPunctuation(after);
    case "`":
      return true;
    case "*":
    case "~":
      return !amongBlanks || before === "";
    case "_":
      return !amongBlanks && !(isWordCharacter(before) && isWordCharacter(after));
    case "[":
    case "]":
      return around.bracketsAreMarkup;
    case "!":
      return around.beforeMark;
    case "(":
    case "{":
      return around.afterMark;
    case "<":
      return !isBlank(after);
    case "&":
      return ENTITY.test(around.rest());
    case ":":
      return INLINE_DIRECTIVE.test(around.rest());
    default:
      return false;
  }
}

/** The unit that would make a block of what should be a paragraph, or null. */
function blockStart(text: string, marks: readonly MarkRange[]): number | null {
  const whole = marks[0] ? text.slice(0, marks[0].start) : text;
  if (/^(?:#{1,6}(?:\s|$)|>)/u.test(whole) || BLOCK_DIRECTIVE.test(whole)) return 0;
  if (/^[-+](?:\s|$)/u.test(whole) || /^-[-\s]*$/u.test(whole)) return 0;
  const number = /^\d{1,9}(?=[.)](?:\s|$))/u.exec(whole);
  return number ? number[0].length : null;
}

/**
 * GFM takes a bare address as it stands, backslashes and brackets and all. So where a character of an address had to
 * be escaped or a mark follows it, the address is not left to that rule: its first punctuation mark is escaped as well, and the later rule of the
 * parser that looks for addresses in finished text makes the link.
 */
function breakSpoiltAddresses(units: readonly Unit[], escaped: boolean[]): void {
  let from = 0;
  for (let at = 0; at <= units.length; at += 1) {
    const unit = units[at];
    if (unit && (unit.note !== null || !/\s/u.test(unit.text))) continue;
    const hasNote = units.slice(from, at).some(({ note }) => note !== null);
    if (hasNote || escaped.slice(from, at).includes(true)) breakAddresses(units, escaped, from, at);
    from = at + 1;
  }
}

function breakAddresses(units: readonly Unit[], escaped: boolean[], from: number, to: number): void {
  const word = units.slice(from, to).map((unit) => (unit.note === null ? unit.text : "]"));
  for (const [index, character] of word.entries()) {
    const before = word.slice(Math.max(0, index - 5), index).join("");
    const isScheme = character === ":" && /https?$/iu.test(before) && word[index + 1] === "/";
    const isWww = character === "." && /www$/iu.test(before);
    if (isScheme || isWww) escaped[from + index] = true;
  }
}

function isBlank(character: string): boolean {
  return character === "" || /^\s$/u.test(character);
}

function isWordCharacter(character: string): boolean {
  return /^[\p{L}\p{N}]$/u.test(character);
}

function isAsciiPunctuation(character: string): boolean {
  return /^[!-/:-@[-`{-~]$/u.test(character);
}
