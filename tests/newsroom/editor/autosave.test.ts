import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Autosave,
  type AutosaveEffect,
  type AutosaveEvent,
  isSafe,
  isSaved,
  type Kept,
  openDraft,
  recoverDraft,
  type Sending,
  type Step,
  step,
} from "@/components/newsroom/editor/autosave";
import { standingOf, statusOf } from "@/components/newsroom/editor/status";

const NOON = new Date("2026-11-24T12:00:00Z");
const clock = (at: Date) => at.toISOString().slice(11, 16);

describe("a draft that is written", () => {
  const opened = openDraft("s", 3, "old");

  test("is kept soon and saved a little later", () => {
    expect(step(opened, { kind: "typed", content: "new" }).effects).toMatchObject([
      { kind: "wait", for: "keep-due" },
      { kind: "wait", for: "save-due" },
    ]);
  });

  test("is saved one at a time, and the newest text next", () => {
    const sent = run(opened, { kind: "typed", content: "a" }, { kind: "save-due" });
    expect(sent.effects.at(-1)).toMatchObject({ kind: "send", sending: { content: "a", version: 3 } });
    const typed = run(sent.state, { kind: "typed", content: "b" }, { kind: "save-due" });
    expect(typed.effects).toEqual([]);
    const saved = step(typed.state, answerTo(typed.state, { version: 4 }));
    expect(saved.effects).toMatchObject([{ kind: "wait", for: "save-due" }]);
    const next = step(saved.state, { kind: "save-due" });
    expect(next.effects.at(-1)).toMatchObject({ kind: "send", sending: { content: "b", version: 4 } });
  });

  test("is sent again as it was, under the same name, when no answer came", () => {
    const sent = run(opened, { kind: "typed", content: "a" }, { kind: "save-due" }).state;
    const away = step(sent, { kind: "away", key: sent.sending?.key ?? "" });
    const typed = step(away.state, { kind: "typed", content: "b" });
    const retried = step(typed.state, { kind: "retry-due" });
    expect(retried.effects).toEqual([{ kind: "send", sending: sent.sending }]);
  });

  test("is asked for less and less often while the server is away", () => {
    let state = run(opened, { kind: "typed", content: "a" }, { kind: "save-due" }).state;
    const waits: number[] = [];
    for (let time = 0; time < 7; time++) {
      const away = step(state, { kind: "away", key: state.sending?.key ?? "" });
      waits.push(...away.effects.flatMap((effect) => (effect.kind === "wait" ? [effect.ms] : [])));
      state = step(away.state, { kind: "retry-due" }).state;
    }
    expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
  });

  test("that was refused is sent again once it is another text", () => {
    const sent = run(opened, { kind: "typed", content: "long" }, { kind: "save-due" }).state;
    const problems = [{ code: "too-long", at: "headline", message: "Too long." }];
    const refused = step(sent, { kind: "refused", key: sent.sending?.key ?? "", problems }).state;
    expect(step(refused, { kind: "save-due" }).effects).toEqual([]);
    const typed = run(refused, { kind: "typed", content: "short" }, { kind: "save-due" });
    expect(typed.effects.at(-1)).toMatchObject({ kind: "send", sending: { content: "short" } });
  });

  test("that met another is saved as its successor once both are put together", () => {
    const sent = run(opened, { kind: "typed", content: "mine" }, { kind: "save-due" }).state;
    const conflict = { stored: "theirs", base: "old", version: 9 };
    const met = step(sent, { kind: "conflicted", key: sent.sending?.key ?? "", conflict }).state;
    expect(run(met, { kind: "typed", content: "mine too" }, { kind: "asked" }).effects).toEqual([]);
    const merged = step(met, { kind: "merged", content: "ours" });
    expect(merged.effects.at(-1)).toMatchObject({
      kind: "send",
      sending: { content: "ours", version: 9, deliberate: true },
    });
  });

  test("is saved when somebody asks, also when nothing has changed", () => {
    expect(step(opened, { kind: "asked" }).effects).toMatchObject([
      { kind: "send", sending: { deliberate: true } },
    ]);
  });

  test("is kept and sent before the page is hidden", () => {
    const hidden = run(opened, { kind: "typed", content: "a" }, { kind: "hidden" });
    expect(hidden.effects.map(({ kind }) => kind)).toContain("keep");
    expect(hidden.effects.at(-1)).toMatchObject({ kind: "send" });
  });
});

test("the status says where the words are", () => {
  const opened = openDraft("s", 3, "old");
  const typed = step(opened, { kind: "typed", content: "new" }).state;
  const sent = step(typed, { kind: "save-due" }).state;
  const key = sent.sending?.key ?? "";
  const away = step(sent, { kind: "away", key }).state;
  const sayings: [string, Autosave<string>][] = [
    ["Saved", opened],
    ["Not saved yet", typed],
    ["Not saved yet; kept in this browser", step(typed, { kind: "kept", edit: 1 }).state],
    ["Saving", sent],
    ["Saved 12:00", step(sent, { kind: "saved", key, version: 4, savedAt: NOON }).state],
    [
      "Not saved: the server is out of reach; kept in this browser",
      step(away, { kind: "kept", edit: 1 }).state,
    ],
    [
      "Not saved: the server is out of reach; only in this page: do not close it",
      step(away, { kind: "not-kept" }).state,
    ],
  ];
  for (const [sentence, state] of sayings) expect(statusOf(state, clock)).toBe(sentence);
  expect(standingOf(away)).toBe("away");
});

/** What can befall somebody who writes, in any order. */
const happening = fc.oneof(
  { weight: 5, arbitrary: fc.constant("type" as const) },
  ...(["timer", "ask", "hide", "keep works", "keep fails"] as const).map((each) => ({
    weight: 2,
    arbitrary: fc.constant(each),
  })),
  ...(
    [
      "answer comes",
      "answer is lost",
      "request is lost",
      "server refuses",
      "page dies",
      "another saves",
    ] as const
  ).map((each) => ({ weight: 1, arbitrary: fc.constant(each) })),
);
type Happening = typeof happening extends fc.Arbitrary<infer Each> ? Each : never;

test("whatever fails in whatever order, no text is lost and none is overwritten", () => {
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 80 }), (happenings) => {
      const world = new World();
      for (const each of happenings) {
        world.meet(each);
        world.check();
      }
      world.calmDown();
      world.check();
    }),
    { numRuns: 2_000 },
  );
});

/** A server, a browser and a page, all of which can fail. A text is a set of words: whoever merges keeps those of both. */
class World {
  server = { version: 1, text: "" };
  readonly history: string[] = [""];
  readonly settledKeys = new Map<string, number>();
  store: Kept<string> | null = null;
  keeps: (Kept<string> | { forget: number })[] = [];
  wire: Sending<string>[] = [];
  waits = new Set<"keep-due" | "save-due" | "retry-due">();
  sessions = 0;
  words = 0;
  /** What others wrote, of which nothing may ever go. */
  readonly others: string[] = [];
  state: Autosave<string> = openDraft("s0", 1, "");

  meet(happening: Happening): void {
    this.happenings[happening]();
  }

  private readonly happenings: Readonly<Record<Happening, () => void>> = {
    type: () => this.tell({ kind: "typed", content: `${this.state.newest.content} w${this.words++}` }),
    timer: () => {
      const [due] = this.waits;
      if (due === undefined) return;
      this.waits.delete(due);
      this.tell({ kind: due });
    },
    ask: () => this.tell({ kind: "asked" }),
    hide: () => this.tell({ kind: "hidden" }),
    "keep works": () => this.keepNext(true),
    "keep fails": () => this.keepNext(false),
    "answer comes": () => this.deliver(true),
    "answer is lost": () => this.deliver(false),
    "request is lost": () => {
      const lost = this.wire.shift();
      if (lost !== undefined) this.tell({ kind: "away", key: lost.key });
    },
    "server refuses": () => {
      const refused = this.wire.shift();
      const problems = [{ code: "refused", at: null, message: "Refused." }];
      if (refused !== undefined) this.tell({ kind: "refused", key: refused.key, problems });
    },
    "page dies": () => this.reopen(),
    "another saves": () => {
      const word = `o${this.others.length}`;
      this.others.push(word);
      this.write(`${this.server.text} ${word}`);
    },
  };

  /** The newest text is in the page, and what the page calls safe would be there if it were closed. */
  check(): void {
    const text = this.state.newest.content;
    if (isSaved(this.state)) expect(this.history).toContain(text);
    else if (isSafe(this.state)) expect(this.store?.content).toBe(text);
    expect(this.wire.length).toBeLessThanOrEqual(1);
    for (const word of this.others) expect(this.server.text.split(" ")).toContain(word);
  }

  /** Everything works from now on: then the server has every word that was in the page. */
  calmDown(): void {
    const words = this.state.newest.content;
    for (let turn = 0; turn < 60; turn++) {
      while (this.keeps.length > 0) this.keepNext(true);
      this.deliver(true);
      if (this.state.problems.length > 0) this.tell({ kind: "asked" });
      const { conflict, newest } = this.state;
      if (conflict !== null) {
        this.tell({ kind: "merged", content: together(conflict.stored, newest.content) });
      }
      this.meet("timer");
    }
    expect(isSaved(this.state)).toBe(true);
    expect(this.history).toContain(this.state.newest.content);
    expect(this.state.newest.content.split(" ")).toEqual(expect.arrayContaining(words.split(" ")));
    while (this.keeps.length > 0) this.keepNext(true);
    // What could not be forgotten is met again, and harms nobody.
    if (this.store !== null) expect(this.history).toContain(this.store.content);
  }

  private reopen(): void {
    // A page that dies takes with it what the browser had not begun to keep; a request may still arrive, or not.
    const promised = isSafe(this.state) ? this.state.newest.content : null;
    this.keeps = [];
    this.waits.clear();
    if (this.wire.length > 0 && this.words % 2 === 0) this.arrive(this.wire[0]);
    this.wire = [];
    this.sessions += 1;
    const session = `s${this.sessions}`;
    if (this.store === null) {
      this.state = openDraft(session, this.server.version, this.server.text);
      if (promised !== null) expect(this.history).toContain(promised);
    } else {
      if (promised !== null) expect([this.store.content, ...this.history]).toContain(promised);
      this.take(recoverDraft(session, this.store));
    }
  }

  private tell(event: AutosaveEvent<string>): void {
    this.take(step(this.state, event));
  }

  private take({ state, effects }: Step<string>): void {
    this.state = state;
    for (const effect of effects) this.perform(effect);
  }

  private perform(effect: AutosaveEffect<string>): void {
    if (effect.kind === "wait") this.waits.add(effect.for);
    else if (effect.kind === "keep") this.keeps.push(effect.record);
    else if (effect.kind === "forget") this.keeps.push({ forget: effect.edit });
    else {
      // What was to be kept before is kept, or has failed to be, before it is sent.
      while (this.keeps.length > 0) this.keepNext(this.words % 5 !== 0);
      this.wire.push(effect.sending);
    }
  }

  private keepNext(works: boolean): void {
    const next = this.keeps.shift();
    if (next === undefined) return;
    if ("forget" in next) {
      if (works && this.store !== null && this.store.edit <= next.forget) this.store = null;
      return;
    }
    if (works) this.store = next;
    this.tell(works ? { kind: "kept", edit: next.edit } : { kind: "not-kept" });
  }

  private deliver(answered: boolean): void {
    const sending = this.wire.shift();
    if (sending === undefined) return;
    const answer = this.arrive(sending);
    this.tell(answered && answer !== null ? answer : { kind: "away", key: sending.key });
  }

  private arrive(sending: Sending<string> | undefined): AutosaveEvent<string> | null {
    if (sending === undefined) return null;
    const { key, version, content, deliberate } = sending;
    const before = this.settledKeys.get(key);
    if (before !== undefined) return { kind: "saved", key, version: before, savedAt: NOON };
    if (version !== this.server.version) {
      const conflict = { stored: this.server.text, base: null, version: this.server.version };
      return { kind: "conflicted", key, conflict };
    }
    if (deliberate || content !== this.server.text) {
      this.write(content);
      this.settledKeys.set(key, this.server.version);
    }
    return { kind: "saved", key, version: this.server.version, savedAt: NOON };
  }

  private write(text: string): void {
    this.server = { version: this.server.version + 1, text };
    this.history.push(text);
  }
}

function together(one: string, other: string): string {
  return [...new Set([...one.split(" "), ...other.split(" ")])].join(" ");
}

function run(from: Autosave<string>, ...events: AutosaveEvent<string>[]): Step<string> {
  let last: Step<string> = { state: from, effects: [] };
  for (const event of events) last = step(last.state, event);
  return last;
}

function answerTo({ sending }: Autosave<string>, { version }: { version: number }): AutosaveEvent<string> {
  return { kind: "saved", key: sending?.key ?? "", version, savedAt: NOON };
}
