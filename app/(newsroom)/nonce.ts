import { headers } from "next/headers";

/** The nonce of this answer, by which the browser knows the newsroom's own scripts and the styles that they add. */
export async function readNonce(): Promise<string> {
  const policy = (await headers()).get("content-security-policy") ?? "";
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
  if (nonce === undefined) throw new Error("A page of the newsroom was asked for without its policy.");
  return nonce;
}
