import type { Problem } from "@/lib/outcome";

/**
 * How what somebody writes gets to the server, as a pure machine: `step` takes what happened and says what is to be done. At each moment the
 * newest text is at the server, kept in the browser, or in the page that is open; a text that the server may have is sent again under the
 * name of its first sending, until it is known what became of it, and only then the newer one.
 */

/** A text on its way to the server. */
export interface Sending<T> {
  /** The number of the change that it holds. */
  readonly edit: number;
  readonly content: T;
  /** The version that it began from. */
  readonly version: number;
  /** The name of this save, by which the server knows it again. */
  readonly key: string;
  readonly deliberate: boolean;
}

/** What the browser keeps of a draft while the server lacks it. */
export interface Kept<T> {
  readonly edit: number;
  readonly content: T;
  readonly version: number;
  /** A save of which it is not known whether it arrived. */
  readonly pending: Sending<T> | null;
}

/** What the server has instead of what was to be saved. */
export interface Conflict<T> {
  readonly stored: T;
  readonly base: T | null;
  readonly version: number;
}

export interface Autosave<T> {
  /** Tells this opening of the draft from all others. */
  readonly session: string;
  /** The version that the next save begins from. */
  readonly version: number;
  /** What is in the fields, and how many changes have led to it. */
  readonly newest: { readonly edit: number; readonly content: T };
  /** The number of the change that the server has, and that the browser keeps. */
  readonly savedEdit: number;
  readonly keptEdit: number;
  /** Null where nothing is to be settled first. */
  readonly sending: Sending<T> | null;
  /** Whether an answer to `sending` may still come. */
  readonly inFlight: boolean;
  /** Whether somebody asked for a save that has not begun. */
  readonly asked: boolean;
  /** How often in a row the server was out of reach. */
  readonly failures: number;
  readonly cannotKeep: boolean;
  /** Why the server would not take the newest text. */
  readonly problems: readonly Problem[];
  readonly conflict: Conflict<T> | null;
  /** When the server last took a text; null where it has not since the page was opened. */
  readonly savedAt: Date | null;
}

export type AutosaveEvent<T> =
  | { readonly kind: "typed"; readonly content: T }
  | { readonly kind: "keep-due" }
  | { readonly kind: "save-due" }
  | { readonly kind: "retry-due" }
  /** Somebody wants it saved. */
  | { readonly kind: "asked" }
  /** The page may be closed at any moment. */
  | { readonly kind: "hidden" }
  | { readonly kind: "kept"; readonly edit: number }
  | { readonly kind: "not-kept" }
  | { readonly kind: "saved"; readonly key: string; readonly version: number; readonly savedAt: Date }
  /** No answer came, or one that has nothing to do with the text. */
  | { readonly kind: "away"; readonly key: string }
  | { readonly kind: "refused"; readonly key: string; readonly problems: readonly Problem[] }
  | { readonly kind: "conflicted"; readonly key: string; readonly conflict: Conflict<T> }
  /** Somebody has put both texts together. */
  | { readonly kind: "merged"; readonly content: T };

export type AutosaveEffect<T> =
  /** Tells the machine after `ms`; a wait of that name that is running goes on as it is. */
  | { readonly kind: "wait"; readonly for: "keep-due" | "save-due" | "retry-due"; readonly ms: number }
  | { readonly kind: "keep"; readonly record: Kept<T> }
  /** What the browser keeps up to this change is not needed any more. */
  | { readonly kind: "forget"; readonly edit: number }
  /** What was to be kept before is kept before it is sent. */
  | { readonly kind: "send"; readonly sending: Sending<T> };

export interface Step<T> {
  readonly state: Autosave<T>;
  readonly effects: readonly AutosaveEffect<T>[];
}

/** Soon enough that nobody misses what they typed, seldom enough not to be felt. */
export const KEEP_MS = 300;
export const SAVE_MS = 1_500;
const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 30_000;

/** A draft as the server gave it, in a page that has just been opened. */
export function openDraft<T>(session: string, version: number, content: T): Autosave<T> {
  return {
    session,
    version,
    newest: { edit: 0, content },
    savedEdit: 0,
    keptEdit: 0,
    sending: null,
    inFlight: false,
    asked: false,
    failures: 0,
    cannotKeep: false,
    problems: [],
    conflict: null,
    savedAt: null,
  };
}

/** A draft of which the browser has words that did not reach the server; they are kept anew and sent. */
export function recoverDraft<T>(session: string, kept: Kept<T>): Step<T> {
  const state = {
    ...openDraft(session, kept.version, kept.content),
    newest: { edit: kept.edit + 1, content: kept.content },
    savedEdit: kept.pending === null ? kept.edit : kept.pending.edit - 1,
    keptEdit: kept.edit,
    sending: kept.pending,
  };
  const sent = send(state);
  return { state: sent.state, effects: [...keep(state), ...sent.effects] };
}

/** Whether the server has all of it. */
export function isSaved<T>({ newest, savedEdit }: Autosave<T>): boolean {
  return newest.edit === savedEdit;
}

/** Whether all of it would be there again if the page were closed now. */
export function isSafe<T>(state: Autosave<T>): boolean {
  return isSaved(state) || state.keptEdit === state.newest.edit;
}

export function step<T>(state: Autosave<T>, event: AutosaveEvent<T>): Step<T> {
  switch (event.kind) {
    case "typed": {
      const newest = { edit: state.newest.edit + 1, content: event.content };
      const typed = { ...state, newest, problems: [] };
      return { state: typed, effects: [wait("keep-due", KEEP_MS), wait("save-due", SAVE_MS)] };
    }
    case "keep-due":
      return { state, effects: isSafe(state) ? [] : keep(state) };
    case "save-due":
      return isSaved(state) ? stay(state) : send(state);
    case "retry-due":
      return state.sending === null ? step(state, { kind: "save-due" }) : send(state);
    case "asked":
      return send({ ...state, asked: true, problems: [] });
    case "hidden": {
      if (isSaved(state)) return stay(state);
      const kept = state.keptEdit === state.newest.edit ? [] : keep(state);
      const sent = send(state);
      return { state: sent.state, effects: [...kept, ...sent.effects] };
    }
    case "kept":
      return stay({ ...state, keptEdit: Math.max(state.keptEdit, event.edit), cannotKeep: false });
    case "not-kept":
      return stay({ ...state, cannotKeep: true });
    case "merged":
      return merge(state, event.content);
    default:
      // Of a save that was settled in another way, a late answer says nothing any more.
      return event.key === state.sending?.key ? settle(state, state.sending, event) : stay(state);
  }
}

type Answer<T> = Extract<AutosaveEvent<T>, { readonly key: string }>;

function settle<T>(state: Autosave<T>, sending: Sending<T>, answer: Answer<T>): Step<T> {
  switch (answer.kind) {
    case "saved": {
      const { version, savedAt } = answer;
      const savedEdit = Math.max(state.savedEdit, sending.edit);
      const saved = {
        ...{ ...state, version, savedAt, savedEdit, sending: null, inFlight: false, failures: 0 },
        asked: state.asked && !(sending.deliberate && savedEdit === state.newest.edit),
      };
      if (saved.asked) return send(saved);
      if (isSaved(saved)) return { state: saved, effects: [{ kind: "forget", edit: savedEdit }] };
      return { state: saved, effects: [wait("save-due", SAVE_MS)] };
    }
    case "away": {
      const failures = state.failures + 1;
      const ms = Math.min(FIRST_RETRY_MS * 2 ** (failures - 1), LAST_RETRY_MS);
      const away = { ...state, inFlight: false, failures };
      return { state: away, effects: [...keep(away), wait("retry-due", ms)] };
    }
    case "refused": {
      const refused = { ...settled(state), problems: answer.problems };
      return { state: refused, effects: keep(refused) };
    }
    case "conflicted": {
      const met = { ...settled(state), conflict: answer.conflict };
      return { state: met, effects: keep(met) };
    }
  }
}

function settled<T>(state: Autosave<T>): Autosave<T> {
  return { ...state, sending: null, inFlight: false, asked: false, failures: 0 };
}

/** What was put together is saved as the successor of what the server has. */
function merge<T>(state: Autosave<T>, content: T): Step<T> {
  if (state.conflict === null) return stay(state);
  const { version } = state.conflict;
  const newest = { edit: state.newest.edit + 1, content };
  const merged = { ...state, version, newest, conflict: null, asked: true, problems: [] };
  const sent = send(merged);
  return { state: sent.state, effects: [...keep(merged), ...sent.effects] };
}

/** Begins to save, where nothing stands in the way: a text that is not settled first, otherwise the newest. */
function send<T>(state: Autosave<T>): Step<T> {
  if (state.inFlight || state.conflict !== null) return stay(state);
  const { newest, version, session, asked, problems } = state;
  if (state.sending === null && (problems.length > 0 || (isSaved(state) && !asked))) return stay(state);
  const sending = state.sending ?? {
    ...newest,
    version,
    key: `${session}-${newest.edit}-${version}`,
    deliberate: asked,
  };
  const isNew = state.sending === null;
  const begun = { ...state, sending, inFlight: true, asked: isNew ? false : asked };
  // Were the page closed now, it has to be known which save may have arrived.
  const kept = isNew && !isSaved(state) ? keep(begun) : [];
  return { state: begun, effects: [...kept, { kind: "send", sending }] };
}

function keep<T>({ newest, version, sending }: Autosave<T>): AutosaveEffect<T>[] {
  return [{ kind: "keep", record: { ...newest, version, pending: sending } }];
}

function wait<T>(name: "keep-due" | "save-due" | "retry-due", ms: number): AutosaveEffect<T> {
  return { kind: "wait", for: name, ms };
}

function stay<T>(state: Autosave<T>): Step<T> {
  return { state, effects: [] };
}
