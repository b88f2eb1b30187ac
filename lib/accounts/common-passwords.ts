import { dictionary } from "@zxcvbn-ts/language-common";

/** Some fifty thousand passwords that were found in leaks, most of them in many. */
let common: ReadonlySet<string> | undefined;

/** Whether `password` is one of those that are tried first, in whatever case. */
export function isCommonPassword(password: string): boolean {
  common ??= new Set(dictionary["passwords-common"]);
  return common.has(password.toLowerCase());
}
