import { database } from "@/lib/database/client";
import type { PrismaClient } from "@/lib/database/generated/client";
import { env } from "@/lib/env";
import { type Auth, createAuth } from "./auth";
import { readSecret } from "./secret";

/** What pages and actions of the newsroom work with, to know who is calling. */
export interface Accounts {
  readonly auth: Auth;
  readonly database: PrismaClient;
  /** Never shown and never logged. */
  readonly secret: string;
  readonly siteUrl: string;
  readonly now: () => Date;
}

let opened: Promise<Accounts> | undefined;

/** The accounts of this process, on the database that it has open. */
export function accounts(): Promise<Accounts> {
  opened ??= openAccounts().catch((cause) => {
    // What failed once may be put right without a restart.
    opened = undefined;
    throw cause;
  });
  return opened;
}

async function openAccounts(): Promise<Accounts> {
  const { authSecret, dataDir, siteUrl } = env();
  const secret = await readSecret({ given: authSecret, dataDir });
  return {
    auth: createAuth({ database: database(), secret, siteUrl }),
    database: database(),
    secret,
    siteUrl,
    now: () => new Date(),
  };
}
