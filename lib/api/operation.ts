import { z } from "zod";
import type { Action, Subject } from "@/lib/accounts/roles";
import type { TokenScope } from "@/lib/accounts/tokens";
import type { Desk } from "@/lib/desk";
import { accept, acceptUnless, type Outcome, type Problem, type Refusal } from "@/lib/outcome";
import { problemsOf } from "@/lib/problems";
import type { Caller } from "./caller";

/**
 * What the API can be asked. Each operation is declared once, with `operation` or `conditionalOperation`; how it is answered (`./serve`)
 * and how it is described (`./openapi`) both follow from the declaration, so that they cannot differ.
 */

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** What an operation works with beside what was asked. */
export interface Work {
  /** Its actor is the caller. */
  readonly desk: Desk;
  readonly caller: Caller;
  readonly ownOrigins: readonly string[];
  /** Where the site keeps what it has. */
  readonly place: { readonly dataDir: string; readonly databaseUrl: string | null };
  /** The caller's name for this request alone (`Idempotency-Key`): sent again, it does nothing more. */
  readonly key: string | null;
  /** The tag that `If-Match` names, without its quotation marks; empty where the operation asks for none. */
  readonly tag: string;
}

/** What was asked, as it was read. */
export interface Asked<Parameters, Query, Body> {
  readonly parameters: Parameters;
  readonly query: Query;
  readonly body: Body;
}

/** A good answer. What the declared schema does not name of `body` is left out. */
export interface Reply<Body> {
  readonly body: Body;
  /** Its `ETag`, without quotation marks, where it is not to follow from the bytes. */
  readonly tag?: string;
  /** The address of what was made. */
  readonly location?: string;
}

/** A refusal may carry what its reader needs to go on: both texts, and the tag of what there is now. */
export type ReplyOutcome<Body> = Outcome<Reply<Body>> | DetailedRefusal;

export type DetailedRefusal = Refusal & { readonly conflict?: unknown; readonly tag?: string };

interface Declaration<
  P extends z.ZodObject,
  Q extends z.ZodObject,
  B extends z.ZodType,
  A extends z.ZodType | null,
> {
  /** Its `operationId`: a verb and what it is done to, in kebab-case. */
  readonly name: string;
  readonly method: Method;
  /** Below `/api/v1`, with its parameters in braces. */
  readonly path: `/${string}`;
  readonly summary: string;
  /** What it is in the table of roles. */
  readonly action: Action;
  /** What a token must be good for. */
  readonly scope: TokenScope;
  readonly parameters: P;
  readonly query: Q;
  /** `picture` is the bytes of a file; anything else is JSON. */
  readonly body: B;
  readonly takes?: "picture";
  readonly status: 200 | 201 | 204;
  readonly answer: A;
  /** Whether it is done to something of the caller's own; asked only where the table of roles makes a difference. */
  readonly subject?: (
    work: Work,
    asked: Asked<z.output<P>, z.output<Q>, z.output<B>>,
  ) => Promise<Outcome<Subject>>;
  readonly run: (
    work: Work,
    asked: Asked<z.output<P>, z.output<Q>, z.output<B>>,
  ) => Promise<ReplyOutcome<A extends z.ZodType ? z.input<A> : null>>;
}

/** A request that was understood: whose the thing is, and how it is answered. */
export interface Understood {
  readonly subject: (work: Work) => Promise<Outcome<Subject>>;
  readonly run: (work: Work) => Promise<ReplyOutcome<unknown>>;
}

/** An operation as the rest of the house knows it. */
export interface Operation
  extends Pick<
    Declaration<z.ZodObject, z.ZodObject, z.ZodType, z.ZodType | null>,
    | "name"
    | "method"
    | "path"
    | "summary"
    | "action"
    | "scope"
    | "parameters"
    | "query"
    | "body"
    | "takes"
    | "status"
    | "answer"
  > {
  /** Whether it is done only to what its caller has seen (`If-Match`). */
  readonly conditional: boolean;
  /** Whether the table of roles may depend on whose the thing is. */
  readonly hasSubject: boolean;
  /** Reads what was asked. Refused with every field that is missing, wrong or unknown. */
  readonly read: (raw: Asked<unknown, unknown, unknown>) => Outcome<Understood>;
}

/** Where nothing may be given. */
export const nothing = z.strictObject({});

/** Declares an operation. */
export function operation<
  P extends z.ZodObject,
  Q extends z.ZodObject,
  B extends z.ZodType,
  A extends z.ZodType | null,
>(declaration: Declaration<P, Q, B, A>): Operation {
  const { parameters, query, body, answer, subject, run, ...rest } = declaration;
  return {
    ...rest,
    parameters,
    query,
    body,
    answer,
    conditional: false,
    hasSubject: subject !== undefined,
    read(raw) {
      const read = {
        parameters: parameters.safeParse(raw.parameters),
        query: query.safeParse(raw.query),
        body: body.safeParse(raw.body),
      };
      if (!read.parameters.success || !read.query.success || !read.body.success)
        return acceptUnless(
          [
            ...problemsIn(read.parameters, "address"),
            ...problemsIn(read.query, "query"),
            ...problemsIn(read.body, null),
          ],
          neverUnderstood,
        );
      const asked = { parameters: read.parameters.data, query: read.query.data, body: read.body.data };
      return accept({
        subject: (work) => subject?.(work, asked) ?? Promise.resolve(accept(null)),
        async run(work) {
          const outcome = await run(work, asked);
          if (!outcome.ok || answer === null) return outcome;
          return accept({ ...outcome.value, body: answer.parse(outcome.value.body) });
        },
      });
    },
  };
}

/** Declares an operation that is done only to what its caller has seen: `If-Match` must say which it is. */
export function conditionalOperation<
  P extends z.ZodObject,
  Q extends z.ZodObject,
  B extends z.ZodType,
  A extends z.ZodType | null,
>(declaration: Declaration<P, Q, B, A>): Operation {
  return { ...operation(declaration), conditional: true };
}

function problemsIn(read: z.ZodSafeParseResult<unknown>, place: string | null): Problem[] {
  if (read.success) return [];
  return problemsOf(read.error, "request-not-usable", place);
}

const neverUnderstood: Understood = {
  subject: () => Promise.reject(new Error("What was not understood has no subject.")),
  run: () => Promise.reject(new Error("What was not understood cannot be done.")),
};
