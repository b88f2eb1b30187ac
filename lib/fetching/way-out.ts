import { lookup } from "node:dns/promises";
import type { LookupFunction } from "node:net";
import { env } from "@/lib/env";
import { HostTurns } from "./host-turns";
import type { Doors } from "./web-address";

/** What one fetch may cost. */
export interface FetchLimits {
  /** To connect, TLS included. */
  readonly connectMilliseconds: number;
  /** For the whole, with redirects and waiting for a turn. */
  readonly totalMilliseconds: number;
  readonly headerBytes: number;
  /** Of a body, as it comes and unpacked. */
  readonly bodyBytes: number;
  /** How many times its size a body may have once it is unpacked. */
  readonly ratio: number;
  readonly redirects: number;
}

export const FETCH_LIMITS: FetchLimits = {
  connectMilliseconds: 10_000,
  totalMilliseconds: 20_000,
  headerBytes: 32 * 1024,
  bodyBytes: 15 * 1024 ** 2,
  ratio: 100,
  redirects: 3,
};

/**
 * How this program gets out to the web. Tests give one of their own; nothing else does, and no part of it can be left out.
 */
export interface WayOut extends Doors {
  readonly limits: FetchLimits;
  /** All internet addresses of a name, or none. It is asked once for each step of a fetch. */
  readonly resolve: (name: string) => Promise<readonly string[]>;
  /** Gives the system the addresses that were checked, in place of whatever the name leads to by then. */
  readonly pin: (addresses: readonly string[]) => LookupFunction;
  /** Who is trusted to vouch for a server, instead of those that Node trusts. */
  readonly authorities?: string;
  /** What the program calls itself. */
  readonly userAgent: string;
  readonly turns: HostTurns;
  readonly now: () => Date;
}

const PORTS: ReadonlySet<number> = new Set([80, 443]);

/** The way out of this process: public addresses at the web's own ports, and what `FETCH_ALLOWED_ADDRESSES` names. */
export function theWayOut(): WayOut {
  return {
    limits: FETCH_LIMITS,
    ports: PORTS,
    outlets: env().fetchAllowedAddresses,
    resolve: resolveName,
    pin: pinned,
    userAgent: `Standfirst (keeps what articles cite; +${env().siteUrl})`,
    turns: sharedTurns(),
    now: () => new Date(),
  };
}

/** A look-up that knows nothing but these addresses. */
export function pinned(addresses: readonly string[]): LookupFunction {
  const known = addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
  return (name, options, answer) => {
    const asked = known.filter(({ family }) => !options.family || family === Number(options.family));
    const [first] = asked;
    if (first === undefined) answer(new Error(`No checked address of ${name} is left.`), "", 0);
    else if (options.all === true) answer(null, asked);
    else answer(null, first.address, first.family);
  };
}

/** By the system's own resolver, as every other program of the machine would find it, its table of hosts included. */
async function resolveName(name: string): Promise<readonly string[]> {
  const found = await lookup(name, { all: true, order: "verbatim" });
  return found.map(({ address }) => address);
}

const KEY = Symbol.for("standfirst.host-turns");

/** One for the process, of which a server's bundle may hold this module more than once. */
function sharedTurns(): HostTurns {
  const shared: typeof globalThis & { [KEY]?: HostTurns } = globalThis;
  shared[KEY] ??= new HostTurns();
  return shared[KEY];
}
