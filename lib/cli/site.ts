import { z } from "zod";
import type { Problem } from "@/lib/outcome";
import { changeSite, readSettings } from "@/lib/site/commands";
import { POLICIES, type Policies, type SiteSettings } from "@/lib/site/settings";
import { atDesk } from "./open-desk";

/** The options of `site set`, as commander hands them over. An empty one takes away what is set. */
export interface SiteOptions {
  readonly name?: string;
  readonly tagline?: string;
  readonly copyright?: string;
  readonly endMark?: string;
  readonly timeZone?: string;
  readonly language?: string;
  readonly contact?: string;
  readonly securityPolicy?: string;
  /** Each a name, `=` and an address. */
  readonly footerLink?: readonly string[];
  readonly policy?: readonly string[];
  readonly nameActors?: "yes" | "no";
  /** A number, or `none`. */
  readonly sourceFloor?: string;
}

/** What each setting is called on the command line, in the order in which they are shown. */
const OPTIONS = {
  name: "--name",
  tagline: "--tagline",
  copyrightFrom: "--copyright",
  copyrightTo: "--copyright",
  endMark: "--end-mark",
  timeZone: "--time-zone",
  language: "--language",
  contact: "--contact",
  securityPolicy: "--security-policy",
  footerLinks: "--footer-link",
  policies: "--policy",
  namesActors: "--name-actors",
  sourceFloor: "--source-floor",
} as const satisfies Partial<Record<keyof SiteSettings, string>>;

/** Shows the settings, one a line, as `site set` takes them; gives back the exit status. */
export async function showSite(): Promise<number> {
  return atDesk("command line", async ({ desk }) => {
    const settings = await readSettings(desk);
    const {
      copyrightFrom,
      copyrightTo,
      about: _about,
      featured: _featured,
      footerLinks,
      policies,
      namesActors,
      sourceFloor,
      ...others
    } = settings;
    const copyright =
      copyrightTo === copyrightFrom ? `${copyrightFrom}` : `${copyrightFrom}–${copyrightTo ?? ""}`;
    const shown: Readonly<Record<string, string | null>> = {
      ...others,
      copyrightFrom: copyright,
      namesActors: namesActors ? "yes" : "no",
      sourceFloor: sourceFloor === null ? "none" : String(sourceFloor),
    };
    for (const [setting, option] of Object.entries(OPTIONS)) {
      if (setting in shown) showLine(option, shown[setting] ?? "");
    }
    for (const { name, address } of footerLinks) showLine(OPTIONS.footerLinks, `${name}=${address}`);
    for (const [policy, address] of Object.entries(policies))
      showLine(OPTIONS.policies, `${policy}=${address}`);
    return 0;
  });
}

function showLine(option: string, value: string): void {
  console.log(`${option.slice(2).padEnd(16)}${value}`.trimEnd());
}

/** Changes the settings that are named; gives back the exit status: 1 when any was refused, and then none is changed. */
export async function setSite(options: SiteOptions): Promise<number> {
  const {
    copyright,
    endMark,
    contact,
    securityPolicy,
    footerLink,
    policy,
    nameActors,
    sourceFloor,
    ...lines
  } = options;
  const span = copyright === undefined ? {} : readSpan(copyright);
  if (span === null) return refuseAll([COPYRIGHT_UNREADABLE]);
  const changes: Partial<SiteSettings> = {
    ...lines,
    ...span,
    ...(endMark !== undefined && { endMark: endMark || null }),
    ...(contact !== undefined && { contact: contact || null }),
    ...(securityPolicy !== undefined && { securityPolicy: securityPolicy || null }),
    ...(footerLink !== undefined && { footerLinks: readLinks(footerLink) }),
    ...(nameActors !== undefined && { namesActors: nameActors === "yes" }),
    ...(sourceFloor !== undefined && { sourceFloor: sourceFloor === "none" ? null : Number(sourceFloor) }),
  };
  const policies = readPolicies(policy ?? []);
  if (policies === null) return refuseAll([POLICY_UNKNOWN]);
  if (Object.keys(changes).length === 0 && policy === undefined) {
    console.error("Name a setting to change, such as --contact desk@news.example; --help lists them.");
    return 1;
  }
  return atDesk("command line", async ({ desk, ownOrigins }) => {
    const before = (await readSettings(desk)).policies;
    const changed = await changeSite(
      desk,
      { ...changes, policies: mergePolicies(before, policies) },
      ownOrigins,
    );
    if (!changed.ok) return refuseAll(changed.problems);
    console.log(changed.value.changed ? "The settings are changed." : "The settings were so already.");
    return 0;
  });
}

const COPYRIGHT_UNREADABLE: Problem = {
  code: "copyright-not-readable",
  at: "copyrightFrom",
  message: "The years cannot be read. Write 1998–2021, or 1998– to let them run on to the present year.",
};

const POLICY_UNKNOWN: Problem = {
  code: "policy-unknown",
  at: "policies",
  message: `A policy is written as correctionsPolicy=/about, with an empty address to take it away. There are: ${POLICIES.join(", ")}.`,
};

/** `Name=/address`, in the order given; a single empty one means that there are none. */
function readLinks(written: readonly string[]): SiteSettings["footerLinks"] {
  return written
    .filter((link) => link !== "")
    .map((link) => {
      const [name, address] = atFirst(link, "=");
      return { name, address };
    });
}

/** The policies that are named, with an empty address where one is to be taken away; null where one is none. */
function readPolicies(written: readonly string[]): Policies | null {
  const named = written.map((each) => atFirst(each, "="));
  const read = z.partialRecord(z.enum(POLICIES), z.string()).safeParse(Object.fromEntries(named));
  return read.success ? read.data : null;
}

function mergePolicies(before: Policies, changes: Policies): Policies {
  return Object.fromEntries(
    Object.entries({ ...before, ...changes }).filter(([, address]) => address !== ""),
  );
}

function atFirst(text: string, sign: string): [string, string] {
  const at = text.indexOf(sign);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + sign.length)];
}

/** `1998–2021`, `1998` or, running on, `1998–`; null for anything else. */
function readSpan(written: string): Pick<SiteSettings, "copyrightFrom" | "copyrightTo"> | null {
  const [, from, dash, to] = /^\s*(\d{4})\s*([-–]?)\s*(\d{4})?\s*$/.exec(written) ?? [];
  if (from === undefined || (to !== undefined && dash === "")) return null;
  const last = to === undefined ? null : Number(to);
  return { copyrightFrom: Number(from), copyrightTo: dash === "" ? Number(from) : last };
}

function refuseAll(problems: readonly Problem[]): number {
  const options: Readonly<Record<string, string>> = OPTIONS;
  for (const { at, message } of problems)
    console.error(`${options[at?.split(".")[0] ?? ""] ?? at ?? "site"}: ${message}`);
  return 1;
}
