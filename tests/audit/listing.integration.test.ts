import { describe, expect, test } from "vitest";
import { type NewAuditEvent, recordEvent } from "@/lib/audit/audit";
import { type AuditFilter, findLastEvent, listEvents } from "@/lib/audit/queries";
import { transact } from "@/lib/database/transaction";
import { setUpDesk, TEST_TIME } from "../support/test-desk";

const desk = setUpDesk();

const minutes = (count: number) => new Date(TEST_TIME.getTime() + count * 60_000);

async function record(count: number, event: (at: number) => Partial<NewAuditEvent> = () => ({})) {
  await transact(desk().database, async (transaction) => {
    for (let at = 0; at < count; at += 1) {
      const usual = { at: minutes(at), actor: "ada", action: "draft-edit", subject: "one" };
      await recordEvent(transaction, { ...usual, ...event(at) });
    }
  });
}

async function numbers(filter: AuditFilter = {}): Promise<number[]> {
  const found: number[] = [];
  for (let before: number | undefined; ; ) {
    const { events, next } = await listEvents(desk().database, filter, before);
    found.push(...events.map(({ number }) => number));
    if (next === null) return found;
    before = next;
  }
}

describe("the audit log, read", () => {
  test.each([0, 1, 50, 51, 101])("has each of %d events once, the newest first", async (count) => {
    await record(count);
    expect(await numbers()).toEqual(Array.from({ length: count }, (_, at) => count - at));
    expect((await findLastEvent(desk().database))?.number ?? 0).toBe(count);
  });

  test.each<{ filter: AuditFilter; found: number[] }>([
    { filter: { actor: "bob" }, found: [5, 3, 1] },
    { filter: { action: "sign-in" }, found: [4, 1] },
    { filter: { subject: "two" }, found: [6] },
    { filter: { actor: "bob", action: "sign-in" }, found: [1] },
    { filter: { time: { from: minutes(1), before: minutes(3) } }, found: [3, 2] },
    { filter: { actor: "nobody" }, found: [] },
  ])("is narrowed down by $filter", async ({ filter, found }) => {
    await record(6, (at) => ({
      actor: at % 2 === 0 ? "bob" : "ada",
      action: at % 3 === 0 ? "sign-in" : "draft-edit",
      subject: at === 5 ? "two" : "one",
    }));
    expect(await numbers(filter)).toEqual(found);
  });

  test("marks the event that somebody has changed behind its back", async () => {
    await record(3);
    await desk().database.$transaction([
      desk().database.$executeRawUnsafe('ALTER TABLE audit_event DISABLE TRIGGER "audit_is_append_only"'),
      desk().database.$executeRawUnsafe("UPDATE audit_event SET detail = '{\"typed\":1}' WHERE number = 2"),
      desk().database.$executeRawUnsafe('ALTER TABLE audit_event ENABLE TRIGGER "audit_is_append_only"'),
    ]);
    const { events } = await listEvents(desk().database, {});
    expect(events.map(({ number, isWhole, detail }) => [number, isWhole, detail])).toEqual([
      [3, true, {}],
      [2, false, {}],
      [1, true, {}],
    ]);
  });
});
