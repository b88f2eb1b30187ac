import type { Accounts } from "@/lib/accounts/accounts";
import { requireRole } from "@/lib/accounts/guard";
import { may } from "@/lib/accounts/roles";
import { apiDescriptionPath, apiPath } from "@/lib/newsroom-urls";
import { accept, type Outcome, type Problem, refuse } from "@/lib/outcome";
import type { ObjectStore } from "@/lib/storage/objects";
import { type Caller, findCaller } from "./caller";
import { describeApi } from "./openapi";
import type { Operation, Reply, ReplyOutcome, Work } from "./operation";
import { operations } from "./operations";
import { answerWithProblem } from "./problem-answer";
import { readBody, readCondition, readKey, readQuery } from "./read-request";
import { tagOf, textOf } from "./tags";

/** What the API works with. */
export interface ApiContext {
  readonly accounts: Accounts;
  readonly objects: ObjectStore;
  /** The origins that are this site, for telling its own links from links out. */
  readonly ownOrigins: readonly string[];
  readonly place: Work["place"];
}

/**
 * Answers a request to the API. Whatever is refused is answered with a problem document: that nothing is there (404, 405), who asks
 * (401, 403), what is asked (400, 413, 415, 428), and then whatever the operation itself refuses. Nothing is done before all of it was asked.
 */
export async function serveApi(context: ApiContext, request: Request): Promise<Response> {
  const url = new URL(request.url);
  // Public: it says what could be asked, and nothing of what there is.
  if (isReading(request) && url.pathname === apiDescriptionPath)
    return answerWithReply(request, { status: 200 }, { body: describeApi(context.accounts.siteUrl) });
  const found = findOperation(request.method, url.pathname);
  if ("allow" in found)
    return answerWithProblem(
      refuse(found.allow.length === 0 ? operationUnknown : methodNotKnown(found.allow)),
      found.allow.length === 0 ? {} : { Allow: found.allow.join(", ") },
    );
  try {
    const outcome = await answer(context, request, url, found);
    if (!outcome.ok) return answerWithProblem(outcome);
    return answerWithReply(request, found.operation, outcome.value);
  } catch (cause) {
    console.error(`The API could not answer ${found.operation.name}.`, cause);
    return answerWithProblem(refuse(unexpected));
  }
}

interface Found {
  readonly operation: Operation;
  readonly parameters: Readonly<Record<string, string>>;
}

/** The operation at an address, or the methods that there are. */
function findOperation(asked: string, pathname: string): Found | { readonly allow: readonly string[] } {
  const method = asked === "HEAD" ? "GET" : asked;
  const there = operations.flatMap((operation) => {
    const parameters = matchPath(operation.path, pathname);
    return parameters === null ? [] : [{ operation, parameters }];
  });
  const found = there.find(({ operation }) => operation.method === method);
  return found ?? { allow: [...new Set(there.map(({ operation }) => operation.method))] };
}

/** The parameters of an address that has the form of `path`, or null. */
function matchPath(path: string, pathname: string): Record<string, string> | null {
  const wanted = `${apiPath}${path}`.split("/");
  const given = pathname.split("/");
  if (wanted.length !== given.length) return null;
  const parameters: Record<string, string> = {};
  for (const [index, segment] of wanted.entries()) {
    const name = /^\{(\w+)\}$/.exec(segment)?.[1];
    if (name !== undefined) parameters[name] = given[index] ?? "";
    else if (segment !== given[index]) return null;
  }
  return parameters;
}

async function answer(
  { accounts, objects, ownOrigins, place }: ApiContext,
  request: Request,
  url: URL,
  { operation, parameters }: Found,
): Promise<ReplyOutcome<unknown>> {
  const caller = await findCaller(accounts, request);
  if (!caller.ok) return caller;
  const allowed = await allow(accounts, caller.value, operation);
  if (!allowed.ok) return allowed;
  const headers = readHeaders(request.headers, operation);
  if (!headers.ok) return headers;
  const query = readQuery(url);
  if (!query.ok) return query;
  const body = await readBody(request, operation);
  if (!body.ok) return body;
  const understood = operation.read({ parameters, query: query.value, body: body.value });
  if (!understood.ok) return understood;
  const { database, now } = accounts;
  const desk = { database, objects, actor: caller.value.id, now };
  const work: Work = { desk, caller: caller.value, ownOrigins, place, ...headers.value };
  if (operation.hasSubject) {
    const subject = await understood.value.subject(work);
    if (!subject.ok) return subject;
    const { action } = operation;
    const theirs = await requireRole(accounts, caller.value, { action, subject: subject.value });
    if (!theirs.ok) return theirs;
  }
  return understood.value.run(work);
}

/** Whether the caller's token and role let them do this at all, be it only to what is their own. */
async function allow(
  accounts: Accounts,
  caller: Caller,
  { action, scope, hasSubject }: Operation,
): Promise<Outcome<void>> {
  if (caller.scopes !== null && !caller.scopes.includes(scope)) return refuse(scopeMissing(scope));
  const best = hasSubject ? { own: true } : null;
  return may(caller.role, action, best)
    ? accept(undefined)
    : requireRole(accounts, caller, { action, subject: best });
}

function readHeaders(headers: Headers, { conditional }: Operation): Outcome<Pick<Work, "key" | "tag">> {
  const key = readKey(headers);
  if (!key.ok) return key;
  if (!conditional) return accept({ key: key.value, tag: "" });
  const tag = readCondition(headers);
  if (!tag.ok) return tag;
  return tag.value === null ? refuse(conditionMissing) : accept({ key: key.value, tag: tag.value });
}

function isReading({ method }: Request): boolean {
  return method === "GET" || method === "HEAD";
}

function answerWithReply(
  request: Request,
  { status }: Pick<Operation, "status">,
  reply: Reply<unknown>,
): Response {
  const { body, tag, location } = reply;
  const headers = new Headers({ "Cache-Control": "no-store" });
  if (location !== undefined) headers.set("Location", location);
  if (status === 204) return new Response(null, { status, headers });
  const text = textOf(body);
  const etag = `"${tag ?? tagOf(body)}"`;
  headers.set("ETag", etag);
  // A draft's tag names its text, and its state may have changed beneath; any other follows from all that is said.
  const known = request.headers
    .get("if-none-match")
    ?.split(",")
    .map((each) => each.trim().replace(/^W\//, ""));
  if (isReading(request) && tag === undefined && known?.includes(etag))
    return new Response(null, { status: 304, headers });
  headers.set("Content-Type", "application/json");
  return new Response(request.method === "HEAD" ? null : text, { status, headers });
}

const operationUnknown: Problem = {
  code: "operation-unknown",
  at: null,
  message: "There is nothing at this address. What there is, /api/v1/openapi.json describes.",
};

function methodNotKnown(allow: readonly string[]): Problem {
  return { code: "method-not-known", at: null, message: `Only ${allow.join(", ")} can be done here.` };
}

function scopeMissing(scope: string): Problem {
  const message = `This token is not good for that: it lacks ${scope}. Make one that has it, in the newsroom, under Account.`;
  return { code: "scope-missing", at: "authorization", message };
}

const conditionMissing: Problem = {
  code: "condition-missing",
  at: "if-match",
  message: "Say in If-Match, by its ETag, what you have read, so that nobody's work is overwritten.",
};

const unexpected: Problem = {
  code: "unexpected",
  at: null,
  message:
    "This could not be done, and not by your fault. Try again; if it stays so, tell whoever runs the site.",
};
