import type { Problem } from "@/lib/outcome";
import { MOST_SHAPES } from "./queries";
import { MOST_REDIRECTS } from "./redirect-record";
import type { Standing } from "./views";

/** What is said where a redirect cannot be made or taken away. `index` is its place among those that were asked for. */

export function wrongNumber(): Problem {
  return problem(
    "redirects-wrong-number",
    null,
    `From one to ${MOST_REDIRECTS.toLocaleString("en")} redirects can be made at once. Take them apart.`,
  );
}

export function givenTwice(index: number, from: string, to: string): Problem {
  return problem(
    "redirect-given-twice",
    `redirects.${index}.from`,
    `${from} is to lead to ${to} as well. Decide for one of them.`,
  );
}

export function redirectTaken(index: number, from: string, to: string): Problem {
  return problem(
    "redirect-taken",
    `redirects.${index}.from`,
    `${from} leads to ${to} already. Remove that redirect first.`,
  );
}

export function circle(index: number, from: string): Problem {
  return problem("redirect-circle", `redirects.${index}.to`, `This leads back to ${from}, and so nowhere.`);
}

const IN_USE: Readonly<Record<Exclude<Standing["kind"], "moved" | "nothing">, string>> = {
  part: "is a part of the site itself",
  file: "belongs to the site’s own files",
  kept: "belongs to the newsroom or to what the site keeps to itself",
  span: "is where the archive has what was published then",
  article: "is the address of an article",
  withdrawn: "has the tombstone of an article",
  name: "is the page of a section, a topic, an author or a story",
};

export function addressInUse(
  index: number,
  path: string,
  standing: Exclude<Standing, { kind: "nothing" }>,
): Problem {
  const said =
    standing.kind === "moved"
      ? `leads to ${standing.to}, because what was there has moved`
      : IN_USE[standing.kind];
  return problem(
    "address-in-use",
    `redirects.${index}.from`,
    `${path} ${said}, and keeps doing its work. Only an address where nothing is can lead on.`,
  );
}

export function queryInUse(index: number, path: string, name: string): Problem {
  return problem(
    "address-in-use",
    `redirects.${index}.from`,
    `The page at ${path} reads “${name.slice(0, 100)}” itself. Only a query that no page reads can lead on.`,
  );
}

export function targetMissing(index: number, to: string): Problem {
  return problem(
    "target-missing",
    `redirects.${index}.to`,
    `Nothing is at ${to}, so that readers would be led to a missing page. Check the address, or publish the piece first.`,
  );
}

export function targetKept(index: number, to: string): Problem {
  return problem("target-missing", `redirects.${index}.to`, `${to} is nothing that readers are shown.`);
}

export function redirectUnknown(from: string): Problem {
  return problem(
    "redirect-unknown",
    "from",
    `No editor’s redirect begins at ${from}. Where an article moved from, the address leads on by itself and for good.`,
  );
}

export function tooManyShapes(): Problem {
  return problem(
    "redirects-too-varied",
    null,
    `Redirects may have at most ${MOST_SHAPES} different sets of parameters in their queries. Leave some of the parameters away.`,
  );
}

function problem(code: string, at: string | null, message: string): Problem {
  return { code, at, message };
}
