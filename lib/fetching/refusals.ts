import type { Problem } from "@/lib/outcome";

/** How the way out to the web says no. Each says what was wrong, and what can be done. */

const at = "address";
const BY_HAND = "Save it in a browser and bring the file instead";

/** Carries a problem out of the middle of an answer; it never leaves this module. */
export class Refused extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}

export function addressNotUsable(is: string): Problem {
  const message = `This address ${is}, so it is not asked for. Write the address of a public page, such as https://news.example.org/story.`;
  return { code: "address-not-usable", at, message };
}

export function portNotUsed(port: number): Problem {
  const message = `This address names port ${port}, and only the web's own (80 and 443) are asked. ${BY_HAND}.`;
  return { code: "address-port", at, message };
}

export function privateName(host: string): Problem {
  const message = `“${host}” is a name of a private network and of nothing on the open web, so it is not asked for. Write a public address.`;
  return { code: "address-not-public", at, message };
}

export function notPublic(host: string, address: string): Problem {
  const leads = host === address ? `${address} is` : `“${host}” leads to ${address}, which is`;
  const message = `${leads} no address of the open web but of a private or reserved network, so it is not asked for. Write a public address.`;
  return { code: "address-not-public", at, message };
}

export function nameUnknown(host: string): Problem {
  const message = `No address is known for “${host}”. Check how it is written; if it was taken off the web, bring a file of it instead.`;
  return { code: "name-unknown", at, message };
}

export function unreachable(host: string, why: string): Problem {
  const message = `“${host}” could not be reached (${why}). Try again later, or bring a file instead.`;
  return { code: "source-unreachable", at, message };
}

export function certificateNotTrusted(host: string, why: string): Problem {
  const message = `“${host}” could not prove that it is who it says (${why}), so nothing was taken from it. ${BY_HAND}, if you trust it.`;
  return { code: "certificate-not-trusted", at, message };
}

export function tooSlow(milliseconds: number): Problem {
  const message = `There was no whole answer within ${milliseconds / 1000} seconds. Try again later, or bring a file instead.`;
  return { code: "source-too-slow", at, message };
}

export function headersTooLarge(bytes: number): Problem {
  const message = `The answer begins with more than ${bytes / 1024} KB of headers, which no ordinary page has. ${BY_HAND}.`;
  return { code: "source-headers-too-large", at, message };
}

export function tooLarge(bytes: number): Problem {
  const message = `The answer has more than ${bytes / 1024 ** 2} MB, and no more is taken. Bring a file of the part that matters instead.`;
  return { code: "source-too-large", at, message };
}

export function tooCompressed(ratio: number): Problem {
  const message = `The answer unpacks to more than ${ratio} times its size, which is how a trap is made and no page. ${BY_HAND}.`;
  return { code: "source-too-compressed", at, message };
}

export function encodingUnknown(encoding: string): Problem {
  const message = `The answer is packed in a way that was not asked for (${printable(encoding)}). ${BY_HAND}.`;
  return { code: "source-encoding", at, message };
}

export function typeNotTaken(mediaType: string): Problem {
  const what = mediaType === "" ? "does not say what it is" : `is ${printable(mediaType)}`;
  const message = `The answer ${what}, and only pages, texts, PDF and pictures are taken. ${BY_HAND}.`;
  return { code: "source-type", at, message };
}

export function brokenOff(why: string): Problem {
  const message = `The answer broke off or cannot be read (${why}), and no part of it is kept. Try again, or bring a file instead.`;
  return { code: "source-broken", at, message };
}

export function answeredOtherwise(status: number): Problem {
  const message = `The answer was ${status}${SAID[status] ?? ""}, which is not the page. Check the address; what is gone may be in a web archive, or bring a file instead.`;
  return { code: "source-answered-otherwise", at, message };
}

const SAID: Readonly<Record<number, string>> = {
  401: " (a sign-in is asked for)",
  402: " (payment is asked for)",
  403: " (not allowed)",
  404: " (not there)",
  410: " (gone)",
  451: " (taken away by order)",
  500: " (the server failed)",
  503: " (the server is not available)",
};

export function askedToWait(host: string, until: Date): Problem {
  const message = `“${host}” asks not to be asked again before ${until.toISOString().slice(0, 16).replace("T", " ")} (UTC). Come back then, or bring a file instead.`;
  return { code: "source-asks-to-wait", at, message };
}

export function tooManyRedirects(most: number): Problem {
  const message = `The address leads on more than ${most} times. Write the address that a browser ends at.`;
  return { code: "source-redirects", at, message };
}

export function redirectUnreadable(): Problem {
  const message =
    "The address leads on, but the answer does not say where to. Write the address that a browser ends at.";
  return { code: "source-redirects", at, message };
}

export function redirectUnguarded(to: string): Problem {
  const message = `The address leads from https: on to http: (${to}), where anybody could change what is read, so it is not followed. ${BY_HAND}.`;
  return { code: "redirect-unguarded", at, message };
}

/** A refusal of an address that was redirected to, which says so. */
export function ofRedirect(problem: Problem, from: string): Problem {
  return { ...problem, message: `${from} leads on to an address that is refused: ${problem.message}` };
}

/** What a stranger's server says of itself, short and without what could disturb a line. */
function printable(text: string): string {
  return text.replace(/[^\x20-\x7E]/g, "?").slice(0, 60);
}
