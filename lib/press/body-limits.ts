import type { IncomingHttpHeaders } from "node:http";
import { apiPath, capturesDeskPath, mediaDeskPath, signInPath } from "@/lib/newsroom-urls";
import { newsroomPath } from "@/lib/urls";

/** How much of a request's body is taken. */
export interface BodyLimit {
  readonly bytes: number;
  /** What somebody is told who sends more, and what they can do. */
  readonly sentence: string;
}

const KB = 1024;
const MB = 1024 * KB;

/** A form of a few lines, which is all that somebody without an account has to send. */
const OF_STRANGERS: BodyLimit = {
  bytes: 64 * KB,
  sentence:
    "That is more than 64 KB, the most that is taken from whoever is not signed in. Sign in, then try again.",
};

/** A draft of a mebibyte in letters of three bytes each, and the form around it. */
const OF_PAGES: BodyLimit = {
  bytes: 4 * MB,
  sentence: "That is more than 4 MB, the most that a form of the newsroom holds. Send less at once.",
};

/** The same in JSON, where a program may write six bytes for each letter. */
const OF_PROGRAMS: BodyLimit = {
  bytes: 8 * MB,
  sentence: "That is more than 8 MB, the most that is taken here. Send less at once.",
};

/** A picture, or what a source said, of 15 MB, and the form around it. */
const OF_FILES: BodyLimit = {
  bytes: 16 * MB,
  sentence: "That is more than 16 MB, the most that is taken at once.",
};

/** Where somebody is who is not signed in yet: how large a body may be does not depend on what they bring along. */
const DOORS = new RegExp(`^(?:${signInPath}|${newsroomPath}/join)(?:/|$)`);

const SESSION = /(?:^|;)\s*(?:__Host-)?standfirst\.session_token=[^;\s]/;

/**
 * The most that is taken of a body, by where it is sent and by whether its sender brings a session or, to the API, a token at all. Neither is
 * looked up: that needs the database, and comes later. So nobody can have megabytes read who has not even tried to sign in.
 */
export function limitOf(address: string, { cookie = "", authorization }: IncomingHttpHeaders): BodyLimit {
  const [path = ""] = address.split("?");
  const isOfApi = path.startsWith("/api");
  if (DOORS.test(path)) return OF_STRANGERS;
  if (!SESSION.test(cookie) && !(isOfApi && authorization !== undefined)) return OF_STRANGERS;
  if ([`${apiPath}/media`, mediaDeskPath, capturesDeskPath].includes(path)) return OF_FILES;
  return isOfApi ? OF_PROGRAMS : OF_PAGES;
}
