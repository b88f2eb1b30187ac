import type { Code, Construct, Effects, State, TokenizeContext } from "micromark-util-types";
import type { Processor } from "unified";

/** The names that the house's directives have; see `lib/markdown/README.md`. */
const KNOWN = {
  text: ["lang", "quote"],
  flow: ["quote", "pullquote", "figure", "original"],
} as const;

const COLON = 58;
const OPENING_BRACKET = 91;

/**
 * Limits the syntax that `remark-directive` has just added to the names this house knows. Any other colon is an
 * ordinary character and what follows it ordinary Markdown, so that `10:30`, `:smile:`, `::before` and the admonitions
 * of other systems stay exactly what the author wrote. In running text a directive also needs its bracket: a piece about style sheets may
 * speak of `:lang`.
 */
export function knownDirectives(this: Processor): void {
  const syntax = this.data().micromarkExtensions?.at(-1);
  if (!syntax?.text || !syntax.flow)
    throw new Error("knownDirectives must be used right after remark-directive");
  syntax.text = { [COLON]: constructsOf(syntax.text[COLON]).map((one) => onlyFor(one, KNOWN.text, true)) };
  syntax.flow = { [COLON]: constructsOf(syntax.flow[COLON]).map((one) => onlyFor(one, KNOWN.flow, false)) };
}

function constructsOf(one: Construct | Construct[] | undefined): Construct[] {
  return one === undefined ? [] : [one].flat();
}

/** The same construct, tried only where a known name follows the colons. */
function onlyFor(construct: Construct, names: readonly string[], needsBracket: boolean): Construct {
  const nameAhead: Construct = {
    partial: true,
    tokenize: (effects, ok, nok) => lookForName(effects, ok, nok, names, needsBracket),
  };
  return {
    ...construct,
    tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
      return effects.check(nameAhead, construct.tokenize.call(this, effects, ok, nok), nok);
    },
  };
}

function lookForName(
  effects: Effects,
  ok: State,
  nok: State,
  names: readonly string[],
  needsBracket: boolean,
): State {
  const longest = Math.max(...names.map((name) => name.length));
  let name = "";
  return begin;

  function begin(code: Code): State | undefined {
    effects.enter("data");
    return colons(code);
  }

  function colons(code: Code): State | undefined {
    if (code === COLON) {
      effects.consume(code);
      return colons;
    }
    return letters(code);
  }

  function letters(code: Code): State | undefined {
    if (code !== null && code > 0 && name.length <= longest && /[\w-]/.test(String.fromCodePoint(code))) {
      name += String.fromCodePoint(code);
      effects.consume(code);
      return letters;
    }
    effects.exit("data");
    return names.includes(name) && (!needsBracket || code === OPENING_BRACKET) ? ok(code) : nok(code);
  }
}
