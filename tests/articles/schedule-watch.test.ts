import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ScheduleWatch, untilNextTurn } from "@/lib/articles/schedule-watch";

const NOON = new Date("2026-03-04T12:00:00.000Z");
const at = (seconds: number) => new Date(NOON.getTime() + seconds * 1000);

beforeEach(() => {
  vi.useFakeTimers({ now: NOON });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A watch over drafts that fall due at these times; what was published, and when, in seconds after noon. */
function watch(due: Date[], { failing = () => false }: { failing?: () => boolean } = {}) {
  const published: number[] = [];
  const turns: number[] = [];
  const reported: unknown[] = [];
  const seconds = () => (Date.now() - NOON.getTime()) / 1000;
  const schedule = new ScheduleWatch(
    {
      now: () => new Date(),
      findNextDue: async () => due.filter((each) => each > new Date()).sort((a, b) => +a - +b)[0] ?? null,
      publish: async () => {
        turns.push(seconds());
        if (failing()) throw new Error("The database is away.");
        for (const each of due.filter((draft) => draft <= new Date())) {
          due.splice(due.indexOf(each), 1);
          published.push(seconds());
        }
      },
    },
    (cause) => reported.push(cause),
  );
  schedule.start();
  return { schedule, published, turns, reported, due };
}

const pass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1000);

test("what fell due while no server ran is published at the start", async () => {
  const { published, schedule } = watch([at(-3600)]);
  await pass(0);
  expect(published).toEqual([0]);
  await schedule.close();
});

test("each is published at its time, on the minute or in between", async () => {
  const { published, schedule } = watch([at(60), at(75), at(200.5), at(300)]);
  await pass(400);
  expect(published).toEqual([60, 75, 200.5, 300]);
  await schedule.close();
});

test("what is scheduled while it sleeps is published on its minute all the same", async () => {
  const { published, due, schedule } = watch([at(3600)]);
  await pass(90);
  due.push(at(120));
  await pass(60);
  expect(published).toEqual([120]);
  await schedule.close();
});

test("nothing scheduled costs one look a minute", async () => {
  const { turns, schedule } = watch([]);
  await pass(180);
  expect(turns).toEqual([0, 60, 120, 180]);
  await schedule.close();
});

test("a database that is away is reported, and asked again in a minute", async () => {
  let away = true;
  const { published, reported, schedule } = watch([at(0)], { failing: () => away });
  await pass(1);
  expect(reported).toHaveLength(1);
  away = false;
  await pass(60);
  expect(published).toEqual([60]);
  await schedule.close();
});

test("nothing is published after it is closed, and closing waits for what is under way", async () => {
  let finish = () => {};
  let turns = 0;
  const schedule = new ScheduleWatch(
    {
      now: () => new Date(),
      findNextDue: async () => at(1),
      publish: () => {
        turns += 1;
        return new Promise((resolve) => {
          finish = resolve;
        });
      },
    },
    () => {},
  );
  schedule.start();
  let closed = false;
  const closing = schedule.close().then(() => {
    closed = true;
  });
  await pass(1);
  expect(closed).toBe(false);
  finish();
  await closing;
  await pass(600);
  expect(turns).toBe(1);
});

test.each([
  ["the next minute, when nothing is scheduled", at(10), null, 50_000],
  ["a whole minute, on the minute", at(60), null, 60_000],
  ["the next minute, when the next is due in a year", at(10), at(31_536_000), 50_000],
  ["the time at which the next is due", at(10), at(10.25), 250],
  ["no time, when it has fallen due meanwhile", at(10), at(9), 0],
])("it sleeps until %s", (_what, now, nextDue, delay) => {
  expect(untilNextTurn(now, nextDue)).toBe(delay);
});
