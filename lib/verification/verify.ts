import { verifyAudit } from "@/lib/audit/audit";
import type { Desk } from "@/lib/desk";
import { findEnd } from "@/lib/log/queries";
import type { Extent, Flaw } from "./views";
import type { Flaws, Walk } from "./walk";
import { walkArticles } from "./walk-articles";
import { walkCaptures } from "./walk-captures";
import { walkCorrections } from "./walk-corrections";
import { walkBeyond, walkChain, walkTold } from "./walk-log";
import { walkObjects } from "./walk-objects";
import { walkRevisions } from "./walk-revisions";
import { walkNumbered, walkPictures } from "./walk-rows";
import { walkStatements } from "./walk-statements";

/** The parts in their order, so that the first flaw is the one from which others may follow. */
const PARTS: readonly { readonly name: string; readonly walk: (walk: Walk) => Flaws }[] = [
  { name: "the log", walk: walkChain },
  { name: "revisions", walk: walkRevisions },
  { name: "what the log tells of", walk: walkTold },
  { name: "the end of the log", walk: walkBeyond },
  { name: "objects", walk: walkObjects },
  { name: "articles", walk: walkArticles },
  { name: "corrections", walk: walkCorrections },
  { name: "pictures", walk: walkPictures },
  { name: "captures", walk: walkCaptures },
  { name: "what editors did", walk: walkNumbered },
  { name: "statements", walk: walkStatements },
  { name: "the audit log", walk: walkEvents },
];

export interface Verified {
  /** In the order in which they were met; none where everything fits. */
  readonly flaws: readonly Flaw[];
  readonly extent: Extent;
}

/** As many flaws are named; who has more of them has lost more than can be named. */
export const MOST_FLAWS = 1_000;

/**
 * Holds everything that is kept for good against everything else that is: the log's chain, each article's chain of revisions, what readers
 * see, and the bytes of every object. Reads only, a little at a time, while the site runs.
 *
 * @param options.all is whether to go on after the first flaw, up to `MOST_FLAWS`.
 * @param options.progress is told what is looked at, and how much of it so far.
 */
export async function verify(
  { database, objects }: Pick<Desk, "database" | "objects">,
  { all = false, progress = () => {} }: VerifyOptions = {},
): Promise<Verified> {
  const counts = { ...NOTHING };
  const flaws: Flaw[] = [];
  const head = await findEnd(database);
  look: for (const { name, walk } of PARTS) {
    let looked = 0;
    progress(name, looked);
    const count: Walk["count"] = (what, more = 1) => {
      counts[what] += more;
      looked += more;
      progress(name, looked);
    };
    for await (const flaw of walk({ database, objects, count })) {
      flaws.push(flaw);
      if (!all || flaws.length >= MOST_FLAWS) break look;
    }
  }
  return { flaws, extent: { head, ...counts } };
}

export interface VerifyOptions {
  readonly all?: boolean;
  readonly progress?: (what: string, looked: number) => void;
}

const NOTHING: Omit<Extent, "head"> = {
  entries: 0,
  revisions: 0,
  articles: 0,
  tombstones: 0,
  objects: 0,
  pictures: 0,
  corrections: 0,
  captures: 0,
  statements: 0,
  records: 0,
  events: 0,
  leftovers: 0,
};

async function* walkEvents({ database, count }: Walk): Flaws {
  const verdict = await verifyAudit(database);
  if (verdict.intact) return count("events", verdict.events);
  yield {
    code: "audit-changed",
    where: `audit event ${verdict.number}`,
    message: `The audit log was changed: event ${verdict.number} is not what was written, or does not follow the one before.`,
    expected: null,
    found: null,
  };
}
