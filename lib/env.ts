import { isIP } from "node:net";
import path from "node:path";
import { z } from "zod";
import { OperatorError } from "./operator-error";

/**
 * The environment, read once. Nothing else in the program reads `process.env`; a value that cannot be used stops the
 * program at its start with a sentence that says how to mend it.
 */

const port = z
  .string()
  .regex(/^\d+$/, "must be a whole number, such as 3000")
  .transform(Number)
  .refine((number) => number <= 65_535, "must be at most 65535");

const origin = z
  .url({ protocol: /^https?$/, error: "must be an address such as https://news.example" })
  .refine(
    hasOnlyAnOrigin,
    "must be a bare origin such as https://news.example, with no path, query or password",
  )
  .transform((address) => new URL(address).origin);

const onionOrigin = origin.refine(
  (address) => /^http:\/\/[a-z2-7]{56}\.onion$/.test(address),
  "must be the address of an onion service such as http://….onion, with a name of 56 letters",
);

const postgresAddress = z.url({
  protocol: /^postgres(ql)?$/,
  error: "must be a PostgreSQL address such as postgresql://user@localhost/standfirst",
});

/** `127.0.0.1:8080,[fd00::1]:80`: internet addresses, each with its port, as a URL writes them. */
const outlets = z
  .string()
  .transform((list) => list.split(",").map((outlet) => outlet.trim()))
  .refine(
    (list) => list.every(isOutlet),
    "must be internet addresses with their ports, such as 10.0.0.5:8080,[fd00::5]:80",
  )
  .transform((list): ReadonlySet<string> => new Set(list));

const schema = z.object({
  PORT: port.default(3000),
  HOST: z.string().min(1).default("127.0.0.1"),
  SITE_URL: origin.optional(),
  DATA_DIR: z.string().min(1).default("./data"),
  DATABASE_URL: postgresAddress.optional(),
  PRESS_MEMORY: z
    .string()
    .regex(/^\d{1,6}$/, "must be a whole number of megabytes, such as 256")
    .transform(Number)
    .default(256),
  ONION_URL: onionOrigin.optional(),
  AUTH_SECRET: z
    .string()
    .min(
      32,
      "must be at least 32 characters that nobody can guess, such as those of: openssl rand -base64 32",
    )
    .optional(),
  TRUSTED_PROXIES: z
    .string()
    .regex(/^\d$/, "must be how many proxies of yours stand in front of the server, such as 1")
    .transform(Number)
    .default(0),
  ACCESS_LOG: z.enum(["off", "on"], { error: "must be on or off" }).default("off"),
  FETCH_ALLOWED_ADDRESSES: outlets.optional(),
});

export interface Environment {
  /** The TCP port the server listens on; 0 lets the system choose one. */
  readonly port: number;
  /** The address the server binds to. */
  readonly host: string;
  /** The origin that readers use, without a trailing slash, such as `https://news.example`. */
  readonly siteUrl: string;
  /** The absolute path of the folder that holds the embedded database and the object store. */
  readonly dataDir: string;
  /** The PostgreSQL to use; null means the embedded database in `dataDir`. */
  readonly databaseUrl: string | null;
  /** How much memory kept pages may take, in megabytes. */
  readonly pressMemory: number;
  /** The site's onion service, such as `http://….onion`; null where there is none. */
  readonly onionUrl: string | null;
  /** What the newsroom's cookies are signed with; null means the one that is kept in `dataDir`. */
  readonly authSecret: string | null;
  /** How many proxies in front of the server may say, by `X-Forwarded-For`, who asks the newsroom. */
  readonly trustedProxies: number;
  /** Whether a line is written for each answer. It says nothing of who asked, nor what was searched for. */
  readonly accessLog: boolean;
  /**
   * Places that are no public ones and may be fetched from all the same, such as a newsroom's own archive: `address:port`, the address as a URL
   * writes it. Empty means that none may.
   */
  readonly fetchAllowedAddresses: ReadonlySet<string>;
}

/** Thrown when the environment cannot be used; its message lists every problem, a line each. */
export class EnvironmentError extends OperatorError {
  override readonly name = "EnvironmentError";
}

/**
 * Reads and checks the variables in `source`. An empty value counts as unset, as shells and container files make it.
 * Throws `EnvironmentError` naming each variable that cannot be used; a value is never repeated in the message, since
 * an address may hold a password.
 */
export function readEnvironment(source: Readonly<Record<string, string | undefined>>): Environment {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join(".")} ${issue.message}`);
    throw new EnvironmentError(`The environment cannot be used:\n${lines.join("\n")}`);
  }
  const { PORT, HOST, SITE_URL, DATA_DIR, DATABASE_URL, PRESS_MEMORY, ONION_URL, ACCESS_LOG } = parsed.data;
  const { AUTH_SECRET, TRUSTED_PROXIES, FETCH_ALLOWED_ADDRESSES } = parsed.data;
  return {
    port: PORT,
    host: HOST,
    siteUrl: SITE_URL ?? `http://${HOST.includes(":") ? `[${HOST}]` : HOST}:${PORT}`,
    dataDir: path.resolve(DATA_DIR),
    databaseUrl: DATABASE_URL ?? null,
    pressMemory: PRESS_MEMORY,
    onionUrl: ONION_URL ?? null,
    authSecret: AUTH_SECRET ?? null,
    trustedProxies: TRUSTED_PROXIES,
    accessLog: ACCESS_LOG === "on",
    fetchAllowedAddresses: FETCH_ALLOWED_ADDRESSES ?? new Set(),
  };
}

let environment: Environment | undefined;

/** The environment of this process, read on the first call and the same ever after. */
export function env(): Environment {
  environment ??= readEnvironment(process.env);
  return environment;
}

/** The environment for a program that this one starts: this process's own, with `more` in front. */
export function childEnvironment(more: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  return { ...process.env, ...more };
}

/** Next and React choose their quick builds by this variable, which must be set before they are loaded. */
export function runInProduction(): void {
  Object.assign(process.env, {
    NODE_ENV: process.env.NODE_ENV ?? "production",
    NEXT_TELEMETRY_DISABLED: "1",
  });
}

function hasOnlyAnOrigin(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { pathname, search, hash, username, password } = new URL(address);
  return pathname === "/" && !search && !hash && !username && !password;
}

/** Whether it is an internet address and a port in the form that a URL gives them, so that it can be compared. */
function isOutlet(outlet: string): boolean {
  const [, address = "", number = ""] = /^(.+):([1-9]\d{0,4})$/.exec(outlet) ?? [];
  if (isIP(address.replace(/^\[|\]$/g, "")) === 0 || !URL.canParse(`http://${address}`)) return false;
  return new URL(`http://${address}`).hostname === address && Number(number) <= 65_535;
}
