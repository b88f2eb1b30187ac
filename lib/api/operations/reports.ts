import { z } from "zod";
import { readCursor } from "@/lib/articles/cursor";
import { decideErrorReport } from "@/lib/error-reports/commands";
import { listErrorReports } from "@/lib/error-reports/queries";
import { REPORT_STATES } from "@/lib/error-reports/views";
import { accept, refuse } from "@/lib/outcome";
import { nothing, operation } from "../operation";
import { cursorNotUsable, cursorSchema, idParameters, limitSchema } from "../schemas";

/** What readers report to be wrong. */

const reportSchema = z.object({
  id: z.uuid(),
  articleId: z.uuid(),
  path: z.string().nullable().describe("That of the article now; null where it is withdrawn."),
  revision: z.int().positive().describe("The one that readers had when it came."),
  text: z.string(),
  quote: z.string().nullable(),
  contact: z.string().nullable().describe("Forgotten when the report is handled, or after ninety days."),
  receivedAt: z.date(),
  state: z.enum(REPORT_STATES),
  handledBy: z.string().nullable(),
  handledAt: z.date().nullable(),
  note: z.string().nullable(),
});

const shared = { action: "report-handle", scope: "publish" } as const;

export const reportOperations = [
  operation({
    ...shared,
    name: "list-reports",
    method: "GET",
    path: "/reports",
    summary: "What readers reported to be wrong, the newest first",
    parameters: nothing,
    query: z.strictObject({
      state: z.enum(REPORT_STATES).default("open"),
      limit: limitSchema.default(30),
      after: cursorSchema.exactOptional(),
    }),
    body: nothing,
    status: 200,
    answer: z.object({
      reports: z.array(reportSchema),
      next: z.string().nullable().describe("The “after” of the next page."),
    }),
    async run({ desk }, { query: { state, ...listed } }) {
      if (listed.after !== undefined && readCursor(listed.after) === null) return refuse(cursorNotUsable);
      const { reports, next } = await listErrorReports(desk.database, { states: [state], ...listed });
      return accept({ body: { reports: [...reports], next } });
    },
  }),

  operation({
    ...shared,
    name: "decide-report",
    method: "POST",
    path: "/reports/{id}/decision",
    summary: "Says what came of a report, once; how its sender can be reached is then forgotten",
    parameters: idParameters,
    query: nothing,
    body: z.strictObject({
      decision: z.enum(["accepted", "declined"]).describe("Whether something was wrong."),
      note: z.string().default("").describe("For the newsroom; needed where it is declined."),
    }),
    status: 200,
    answer: reportSchema,
    async run({ desk }, { parameters, body }) {
      const decided = await decideErrorReport(desk, { ...parameters, ...body });
      return decided.ok ? accept({ body: decided.value }) : decided;
    },
  }),
];
