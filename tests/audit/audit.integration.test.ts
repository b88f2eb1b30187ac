import { describe, expect, test } from "vitest";
import { type NewAuditEvent, recordEvent, verifyAudit } from "@/lib/audit/audit";
import { transact } from "@/lib/database/transaction";
import { setUpDesk, TEST_TIME } from "../support/test-desk";

const desk = setUpDesk();

const anEvent: NewAuditEvent = {
  at: TEST_TIME,
  actor: "7a1f7d86-6c0c-4a58-9c0e-94f3d7cf0001",
  action: "role-change",
  subject: "7a1f7d86-6c0c-4a58-9c0e-94f3d7cf0002",
  detail: { previousRole: "writer", role: "editor" },
};

const record = (event: NewAuditEvent = anEvent) =>
  transact(desk().database, (transaction) => recordEvent(transaction, event));

describe("the audit log", () => {
  test("is whole when it is empty, and when events were recorded", async () => {
    expect(await verifyAudit(desk().database)).toEqual({ intact: true, events: 0, lastHash: null });
    for (let count = 0; count < 3; count += 1) await record();
    expect(await verifyAudit(desk().database)).toMatchObject({ intact: true, events: 3 });
  });

  test("keeps one chain when many write at once", async () => {
    await Promise.all(Array.from({ length: 12 }, () => record()));
    expect(await verifyAudit(desk().database)).toMatchObject({ intact: true, events: 12 });
  });

  test("an event goes with its transaction", async () => {
    const failed = transact(desk().database, async (transaction) => {
      await recordEvent(transaction, anEvent);
      throw new Error("the rest failed");
    });
    await expect(failed).rejects.toThrow("the rest failed");
    expect(await desk().database.auditEvent.count()).toBe(0);
  });

  test.each(["UPDATE audit_event SET actor = 'nobody'", "DELETE FROM audit_event"])(
    "refuses “%s”",
    async (statement) => {
      await record();
      await expect(desk().database.$executeRawUnsafe(statement)).rejects.toThrow(
        /never changed or shortened/,
      );
    },
  );

  test.each([
    ...["audit_event", "revision", "name_change", "redirect_change", "capture", "capture_showing"],
    ...["draft_version", "draft"],
  ])("nor is it, or anything else that is append-only, emptied at one stroke: %s", async (table) => {
    await record();
    const emptying = desk().database.$executeRawUnsafe(`TRUNCATE "${table}" CASCADE`);
    await expect(emptying).rejects.toThrow(/append-only and never emptied/);
    expect(await desk().database.auditEvent.count()).toBe(1);
  });

  const forgeries = [
    { what: "another actor", statement: "UPDATE audit_event SET actor = 'nobody' WHERE number = 2" },
    { what: "another time", statement: "UPDATE audit_event SET at = at + interval '1 day' WHERE number = 2" },
    {
      what: "another detail",
      statement: `UPDATE audit_event SET detail = '{"role":"writer"}' WHERE number = 2`,
    },
    { what: "an event taken out", statement: "DELETE FROM audit_event WHERE number = 2", found: 3 },
    { what: "the first taken out", statement: "DELETE FROM audit_event WHERE number = 1", found: 2 },
  ];
  test.each(forgeries)(
    "finds $what, by somebody who went around the trigger",
    async ({ statement, found = 2 }) => {
      for (let count = 0; count < 3; count += 1) await record();
      await desk().database.$transaction([
        desk().database.$executeRawUnsafe('ALTER TABLE audit_event DISABLE TRIGGER "audit_is_append_only"'),
        desk().database.$executeRawUnsafe(statement),
        desk().database.$executeRawUnsafe('ALTER TABLE audit_event ENABLE TRIGGER "audit_is_append_only"'),
      ]);
      expect(await verifyAudit(desk().database)).toEqual({ intact: false, number: found });
    },
  );

  test.each([
    { what: "a fact that is not among those known", detail: { password: "correct horse" } },
    { what: "a free text", detail: { reason: "from 192.0.2.7" } },
    { what: "what is no hash", detail: { before: "token" } },
  ])("takes no $what", async ({ detail }) => {
    await expect(record(Object.assign({}, anEvent, { detail }))).rejects.toThrow();
    expect(await desk().database.auditEvent.count()).toBe(0);
  });
});
