import type { IncomingHttpHeaders } from "node:http";

/** What every answer to a reader carries, whatever its status: each name with what its value must be. */
const GUARDS: Readonly<Record<string, RegExp>> = {
  "x-content-type-options": /^nosniff$/,
  "referrer-policy": /^no-referrer$/,
  "cross-origin-opener-policy": /^same-origin$/,
  "cross-origin-resource-policy": /^same-origin$/,
  "cross-origin-embedder-policy": /^require-corp$/,
  "permissions-policy":
    /^(?=.*camera=\(\))(?=.*microphone=\(\))(?=.*geolocation=\(\))(?=.*payment=\(\))(?=.*usb=\(\))(?=.*browsing-topics=\(\))/,
};

/** What no answer carries: who made it, and anything by which a reader could be known again. */
const FORBIDDEN = ["x-powered-by", "server", "set-cookie", "x-nextjs-cache", "x-nextjs-prerender", "via"];

/**
 * What is wrong with the headers of an answer, in sentences; empty where a browser is told that nothing may be run, framed or
 * fetched from elsewhere.
 */
export function unguarded(headers: IncomingHttpHeaders): string[] {
  const missing = Object.entries(GUARDS).flatMap(([name, wanted]) =>
    wanted.test(String(headers[name] ?? "")) ? [] : [`${name} is ${headers[name]}`],
  );
  const forbidden = FORBIDDEN.filter((name) => headers[name] !== undefined).map((name) => `${name} is sent`);
  return [...missing, ...forbidden, ...weaknesses(String(headers["content-security-policy"] ?? ""))];
}

/** What a content security policy allows that it should not. */
function weaknesses(policy: string): string[] {
  const directives = new Map(
    policy.split(";").map((directive) => {
      const [name = "", ...sources] = directive.trim().split(/\s+/);
      return [name, sources.join(" ")];
    }),
  );
  const said: string[] = [];
  if (directives.get("default-src") !== "'none'")
    said.push(`default-src is ${directives.get("default-src")}`);
  if ((directives.get("script-src") ?? "'none'") !== "'none'") said.push("scripts are allowed");
  // What is put in a sandbox may neither be framed as ours nor send a form.
  if (!directives.has("sandbox")) {
    for (const name of ["base-uri", "frame-ancestors"])
      if (directives.get(name) !== "'none'") said.push(`${name} is ${directives.get(name)}`);
    if (directives.get("form-action") !== "'self'")
      said.push(`form-action is ${directives.get("form-action")}`);
  }
  // A sandbox may be of the site's own origin, for its style sheets, where nothing runs in it.
  for (const [name, sources] of directives)
    if (!/^(?:'none'|'self'|)$/.test(sources) && !(name === "sandbox" && sources === "allow-same-origin"))
      said.push(`${name} allows ${sources}`);
  return said;
}
