import sharp from "sharp";

// These hold for the whole process. Every picture is another one: what was painted before would only take room. And one
// thread a picture is enough, so that whoever paints leaves the rest of the machine to the readers.
sharp.cache(false);
sharp.concurrency(1);

export { sharp as painter };

/** Gives a function that does what it is given one after the other, in the order in which it was asked. */
export function inTurn(): <T>(work: () => Promise<T>) => Promise<T> {
  let underWay: Promise<unknown> = Promise.resolve();
  return (work) => {
    const done = underWay.then(work);
    underWay = done.catch(() => undefined);
    return done;
  };
}
