import measuredFile from "./measured.json";
import { type Measured, measuredSchema, totalOf } from "./measured-schema";

/** What was measured of the pages of this version. */
export const measured: Measured = measuredSchema.parse(measuredFile);

/**
 * What the masthead may say, such as `0 scripts`, `0 cookies`, `0 trackers`: always what was counted, also where that is
 * nothing to be proud of. A tracker is whatever tells somebody else of a reader.
 */
export function claimsOf({ kinds }: Pick<Measured, "kinds">): readonly string[] {
  const total = (...names: Parameters<typeof totalOf>[0][]) =>
    names.reduce((sum, name) => sum + totalOf(name, kinds), 0);
  return [
    counted(total("scripts", "handlers"), "script"),
    counted(total("cookies", "storage"), "cookie"),
    counted(total("otherHosts", "hints", "beacons", "referrers", "embeds"), "tracker"),
  ];
}

/** Whether nothing at all was found on any kind of page. */
export function foundNothing({ kinds }: Pick<Measured, "kinds">): boolean {
  return kinds.every(({ found }) => Object.keys(found).length === 0);
}

function counted(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? "" : "s"}`;
}
