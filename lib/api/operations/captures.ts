import { z } from "zod";
import { captureSource } from "@/lib/captures/commands";
import { readCapturePlace } from "@/lib/captures/place";
import { listCaptures } from "@/lib/captures/queries";
import { apiPath } from "@/lib/newsroom-urls";
import { accept, refuse } from "@/lib/outcome";
import { sourceAddress } from "@/lib/sources/source-address";
import { nothing, operation } from "../operation";
import { cursorNotUsable, cursorSchema, limitSchema } from "../schemas";

/** What sources said, as it was kept. */

const hash = z.string().describe("The sha256 of the WARC file.");

export const captureOperations = [
  operation({
    name: "list-captures",
    method: "GET",
    path: "/captures",
    summary: "What was kept of sources, or of one of them, the newest first",
    action: "capture-list",
    scope: "captures",
    parameters: nothing,
    query: z.strictObject({
      address: z.string().max(4_000).exactOptional().describe("A source's address, as it is cited."),
      limit: limitSchema.default(50),
      after: cursorSchema.exactOptional(),
    }),
    body: nothing,
    status: 200,
    answer: z.object({
      captures: z.array(
        z.object({
          hash,
          address: z.string(),
          finalAddress: z.string().describe("Where it led."),
          capturedAt: z.date(),
          method: z.enum(["fetched", "uploaded"]),
          status: z.number().nullable().describe("Of the server's answer."),
          mediaType: z.string(),
          bytes: z.number().describe("Of what the source said."),
          payloadHash: z.string().describe("The sha256 of what the source said."),
          textShown: z.boolean().describe("Whether readers can read its text."),
          capturedBy: z.string().describe("Somebody's id, or the name of a program."),
        }),
      ),
      next: z.string().nullable().describe("The “after” of the next page."),
    }),
    async run({ desk }, { query: { address, limit, after } }) {
      const place = after === undefined ? null : readCapturePlace(after);
      if (after !== undefined && place === null) return refuse(cursorNotUsable);
      const asked = address === undefined ? null : (sourceAddress(address) ?? address);
      const { captures, next } = await listCaptures(desk.database, { address: asked, after: place, limit });
      return accept({ body: { captures: [...captures], next } });
    },
  }),

  operation({
    name: "capture-source",
    method: "POST",
    path: "/captures",
    summary: "Fetch what a source says now, and keep it",
    action: "capture-add",
    scope: "captures",
    parameters: nothing,
    query: nothing,
    body: z.strictObject({ address: z.string().max(10_000) }),
    status: 201,
    answer: z.object({
      hash,
      address: z.string().describe("The source's, in the one form by which it is known."),
      unchanged: z.boolean().describe("Whether it said the same, byte by byte, the time before."),
      hasText: z.boolean().describe("Whether a text could be read in it."),
    }),
    async run({ desk }, { body }) {
      const captured = await captureSource(desk, body);
      if (!captured.ok) return captured;
      // Readers have a page of it only where a piece cites it, so what was made is found in the list.
      const { address } = captured.value;
      return accept({
        body: captured.value,
        location: `${apiPath}/captures?${new URLSearchParams({ address })}`,
      });
    },
  }),
];
