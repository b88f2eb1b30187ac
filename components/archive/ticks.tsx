interface TicksProps {
  /** How many pieces each month or day brought, the first first. */
  readonly counts: readonly number[];
  /** The count whose tick is as high as the strip. */
  readonly most: number;
  /** How many places the strip has, so that months of 28 days and of 31 stand under each other. */
  readonly places: number;
}

/** The room that a place has, in the units of the drawing. */
const STEP = 12;
const HEIGHT = 36;

/**
 * A row of tick marks along a hairline, as high as there are pieces. It is an ornament beside the same numbers in words,
 * and hidden from those who only hear the page.
 */
export function Ticks({ counts, most, places }: TicksProps) {
  const width = places * STEP;
  const middles = counts.map((count, index) => ({ count, x: index * STEP + STEP / 2 }));
  const rests = middles.map(({ x }) => `M${x} ${HEIGHT}v-3`);
  const marks = middles
    .filter(({ count }) => count > 0)
    .map(({ count, x }) => `M${x} ${HEIGHT}v-${tickLength(count, most, HEIGHT)}`);
  return (
    <svg
      className="ticks"
      width={width}
      height={HEIGHT}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path className="ticks-rest" d={`M0 ${HEIGHT}H${counts.length * STEP}${rests.join("")}`} />
      {marks.length > 0 && <path d={marks.join("")} />}
    </svg>
  );
}

/** Where no count is higher, this many pieces make the longest tick, so that a single piece never looks like a flood. */
const FEW = 3;
/** One piece must still be seen beside a thousand. */
const SHORTEST = 4;

/** The length of a tick by its share of the greatest count, of at most `longest`. */
export function tickLength(count: number, most: number, longest: number): number {
  return Math.max(SHORTEST, Math.round((longest * count) / Math.max(FEW, most)));
}
