import { z } from "zod";
import { scopeSentences, TOKEN_SCOPES } from "@/lib/accounts/tokens";
import { apiPath } from "@/lib/newsroom-urls";
import type { Operation } from "./operation";
import { operations } from "./operations";
import { problemDocumentSchema } from "./problem-answer";
import { withoutDialect } from "./schemas";

/** What a JSON document may hold. */
type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };
type JsonObject = { readonly [name: string]: Json };

/** The description of the API (OpenAPI 3.1), made from what the operations declare. `siteUrl` is the origin of the site. */
export function describeApi(siteUrl: string): JsonObject {
  return {
    openapi: "3.1.0",
    info: {
      title: "Standfirst",
      version: "1",
      summary: "The newsroom, for programs: the same commands and queries, under the same rules.",
      description:
        "Send a personal token, which its owner makes in the newsroom under Account: `Authorization: Bearer sf_…`. A refusal is a problem document (RFC 9457), whose `problems` say what is wrong, where, and what to do. Lists are read on with the `next` of the page before.",
    },
    servers: [{ url: `${siteUrl}${apiPath}` }],
    security: [{ token: [] }, { session: [] }],
    paths: pathsOf(operations),
    components: {
      securitySchemes: {
        token: {
          type: "http",
          scheme: "bearer",
          description: `What a token is good for: ${TOKEN_SCOPES.map((scope) => `\`${scope}\` (${scopeSentences[scope]})`).join("; ")}.`,
        },
        session: {
          type: "apiKey",
          in: "cookie",
          name: siteUrl.startsWith("https:") ? "__Host-standfirst.session_token" : "standfirst.session_token",
          description: "A browser that is signed in, on the site's own pages.",
        },
      },
      responses: { Problem: problemResponse("Why it was refused.") },
      schemas: { Problem: jsonSchema(problemDocumentSchema, "output") },
    },
  };
}

function pathsOf(described: readonly Operation[]): JsonObject {
  const paths: Record<string, Record<string, Json>> = {};
  for (const operation of described) {
    paths[operation.path] ??= {};
    Object.assign(paths[operation.path] ?? {}, {
      [operation.method.toLowerCase()]: describeOperation(operation),
    });
  }
  return paths;
}

function describeOperation(operation: Operation): JsonObject {
  const { name, summary, scope, status, answer, conditional } = operation;
  const body = bodyOf(operation);
  return {
    operationId: name,
    summary,
    description: `A token must be good for \`${scope}\`.`,
    security: [{ token: [] }, { session: [] }],
    parameters: [
      ...parametersOf(operation.parameters, "path"),
      ...parametersOf(operation.query, "query"),
      ...(conditional ? [IF_MATCH] : []),
      ...(operation.method === "GET" || operation.method === "DELETE" ? [] : [IDEMPOTENCY_KEY]),
    ],
    ...(body !== null && { requestBody: body }),
    responses: {
      [String(status)]: {
        description: answer === null ? "It is done." : "What was asked for, or what came of it.",
        ...(answer !== null && {
          headers: { ETag: { schema: { type: "string" } } },
          content: { "application/json": { schema: jsonSchema(answer, "output") } },
        }),
      },
      ...(operation.method === "GET" && { "304": { description: "It is what If-None-Match names." } }),
      ...(conditional && {
        "412": problemResponse(
          "Somebody has changed it since. Where it is a draft or an article, the ETag is what it has now.",
        ),
        "428": problemResponse("If-Match is missing."),
      }),
      "4XX": { $ref: "#/components/responses/Problem" },
      "5XX": { $ref: "#/components/responses/Problem" },
    },
  };
}

/** What an operation takes as its body; null where nothing may be sent. */
function bodyOf({ method, takes, body }: Operation): JsonObject | null {
  if (takes === "picture") return { required: true, content: { "application/octet-stream": {} } };
  if (method === "GET" || method === "DELETE") return null;
  const schema = jsonSchema(body, "input");
  const isEmpty = Object.keys(schema.properties ?? {}).length === 0;
  const isRequired = Array.isArray(schema.required) && schema.required.length > 0;
  return isEmpty ? null : { required: isRequired, content: { "application/json": { schema } } };
}

function parametersOf(schema: z.ZodObject, place: "path" | "query"): JsonObject[] {
  const { properties, required = [] } = jsonSchema(schema, "input");
  const needed: readonly unknown[] = Array.isArray(required) ? required : [];
  return Object.entries(jsonObjectSchema.parse(properties)).map(([name, value]) => ({
    name,
    in: place,
    required: place === "path" || needed.includes(name),
    schema: value,
  }));
}

function problemResponse(description: string): JsonObject {
  return {
    description,
    content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
  };
}

const IF_MATCH: JsonObject = {
  name: "If-Match",
  in: "header",
  required: true,
  description: "The ETag of what the caller has seen.",
  schema: { type: "string" },
};

const IDEMPOTENCY_KEY: JsonObject = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  description:
    "A random name for this request: what is begun or saved is begun or saved once, however often it is sent.",
  schema: { type: "string", maxLength: 200 },
};

/** The JSON Schema (2020-12) of what comes in, or of what goes out, where instants are written as RFC 3339 says. */
export function jsonSchema(schema: z.ZodType, io: "input" | "output"): { [name: string]: Json } {
  const made = z.toJSONSchema(schema, {
    io,
    unrepresentable: "any",
    override({ zodSchema, jsonSchema: described }) {
      if (zodSchema._zod.def.type === "date")
        Object.assign(described, { type: "string", format: "date-time" });
    },
  });
  return jsonObjectSchema.parse(withoutDialect(JSON.parse(JSON.stringify(made))));
}

const jsonSchemaOfJson: z.ZodType<Json> = z.json();
const jsonObjectSchema = z.record(z.string(), jsonSchemaOfJson);
