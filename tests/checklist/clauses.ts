/**
 * What is asked of sign-in (S), of authority (C), of fetching (F), of uploads (U) and of editing (E), clause by clause, and the test that holds each. `clauses.test.ts`
 * finds the tests that there are none of, so that whoever takes one away is told what it held.
 */
export interface Clause {
  /** The line, by its letter and number. */
  readonly line: string;
  /** What must be so, in short, with its figures. */
  readonly clause: string;
  /** The tests that hold it: a file below `tests` and the beginning of its name, then the test's name as it stands in the source. */
  readonly held: readonly (readonly [file: string, test: string])[];
}

const clause = (line: string, what: string, ...held: Clause["held"]): Clause => ({
  line,
  clause: what,
  held,
});

const PASSWORD = "accounts/password.test.ts";
const SIGNING_IN = "accounts/signing-in.integration.test.ts";
const SECOND_FACTOR = "accounts/second-factor.integration.test.ts";
const THROTTLING = "accounts/throttling.integration.test.ts";
const PEOPLE = "accounts/people.integration.test.ts";
const GUARD = "accounts/guard.integration.test.ts";
const EVERYBODY = "e2e/everybody-is-asked-for-their-role.spec.ts";
const WHO_MAY_ASK = "api/who-may-ask.integration.test.ts";
const DEVELOPING = "media/developing.test.ts";
const KEEPING = "media/keeping.integration.test.ts";
const SAVING = "articles/saving.integration.test.ts";
const HOSTILE = "e2e/hostile-addresses.spec.ts";
const MOVING = "articles/moving.integration.test.ts";
const PUBLISHING = "articles/publishing.integration.test.ts";
const SCHEDULING = "articles/scheduling.integration.test.ts";
const LISTS = "api/lists.integration.test.ts";
const AUDIT = "audit/audit.integration.test.ts";
const PUBLIC_ADDRESS = "fetching/public-address.test.ts";
const REFUSED_ADDRESSES = "fetching/refused-addresses.test.ts";
const FETCHING = "fetching/fetching.test.ts";
const EVERY_COMMAND = "audit/every-command.integration.test.ts";

export const clauses: readonly Clause[] = [
  clause("S1", "argon2id, m ≥ 47104 and t ≥ 1", [PASSWORD, "argon2id with at least what OWASP asks for"]),
  clause("S1", "at most two hashes at once: 50 sign-ins grow RSS by less than 256 MB", [
    PASSWORD,
    "fifty sign-ins at once take no more memory than two",
  ]),
  clause("S1", "made again at a sign-in when the parameters have risen", [
    SIGNING_IN,
    "makes an outdated hash again",
  ]),
  clause(
    "S2",
    "15 characters and more, 8 beside a second factor",
    [PASSWORD, "$what: $refused"],
    [PASSWORD, "beside a second factor, “$password”: $refused"],
  ),
  clause(
    "S2",
    "64 characters and emoji as they are, more than 1,024 bytes refused",
    [PASSWORD, "$what: $refused"],
    [SIGNING_IN, "of %s opens as it was set, and in no other form"],
  ),
  clause("S2", "the three thousand that are tried first are refused", [
    PASSWORD,
    "none of the three thousand that are tried first is taken, beside a second factor either",
  ]),
  clause(
    "S2",
    "no account by default; the first comes by an address that is printed once and works once",
    [PEOPLE, "comes by an address that is kept nowhere, and signs in"],
    [PEOPLE, "does not come by an address that was $what"],
    [
      "e2e/first-administrator-signs-up.spec.ts",
      "whoever started the site makes the first account, at an address that works once",
    ],
  ),
  clause("S3", "a cookie of this host, Secure, HttpOnly, SameSite=Lax, Path=/", [
    SIGNING_IN,
    "gives a cookie that only this host, over https, and no script can have",
  ]),
  clause(
    "S3",
    "random enough, and only its hash in the database",
    [SIGNING_IN, "the database has neither the token nor the address"],
    [SIGNING_IN, "what is in the database opens nothing"],
  ),
  clause("S3", "another one at each sign-in", [
    SIGNING_IN,
    "another sign-in has another session, and the first is gone",
  ]),
  clause(
    "S3",
    "an old cookie opens nothing after signing out",
    [SIGNING_IN, "after signing out the old cookie opens nothing"],
    [EVERYBODY, "who signed out is out: the cookies that they had open nothing more"],
  ),
  clause("S3", "ends after twelve hours alone, and after fourteen days", [
    SIGNING_IN,
    "$what: alive is $alive",
  ]),
  clause(
    "S3",
    "another password and a closed account end it",
    [SIGNING_IN, "a new password ends all but the one it was set in"],
    [SIGNING_IN, "ends when the account is closed"],
    [PEOPLE, "sets another password once, and ends every session"],
  ),
  clause("S3", "listed, and ended from another", [
    SIGNING_IN,
    "can be seen in a list, and ended from another",
  ]),
  clause("S4", "a code of this step, the one before and the next", [
    SECOND_FACTOR,
    "the code $what is answered $status",
  ]),
  clause(
    "S4",
    "a used code is refused",
    [SECOND_FACTOR, "a code is good once, and those before it no more"],
    [SECOND_FACTOR, "a code is good once, when two send it at once"],
  ),
  clause("S4", "the secret is shown once", [SIGNING_IN, "%s is closed"]),
  clause(
    "S4",
    "ten recovery codes, hashed, each good once",
    [SECOND_FACTOR, "are ten, all different, and in the database as hashes alone"],
    [SECOND_FACTOR, "each is good once"],
    [SECOND_FACTOR, "what the database has is none"],
  ),
  clause(
    "S5",
    "five free tries for an account, then ten minutes and growing",
    [THROTTLING, "five are free; then the wait is ten minutes, and doubles"],
    [THROTTLING, "fifty at once are five"],
  ),
  clause("S5", "25 in five minutes from an address, a /64 for IPv6", [
    THROTTLING,
    "of forty from $what $admitted are let through",
  ]),
  clause("S5", "survives a restart", [
    THROTTLING,
    "is refused after five wrong passwords, with the right one too, also after a restart",
  ]),
  clause(
    "S5",
    "a hundred values of X-Forwarded-For are one caller, unless proxies are counted",
    [THROTTLING, "a hundred claimed addresses are one"],
    ["accounts/caller-address.test.ts", "behind $proxies, with X-Forwarded-For “$forwardedFor”: $found"],
    ["press/newsroom.test.ts", "may not pass for a proxy or for Next itself"],
  ),
  clause("S5", "the right password works where somebody is known", [
    THROTTLING,
    "strangers cannot lock the owner out of a browser that is known",
  ]),
  clause(
    "S6",
    "an unknown address is answered like a wrong password",
    [
      SIGNING_IN,
      "a wrong password, an unknown address, a closed account, and what is no password are answered alike",
    ],
    [THROTTLING, "an unknown address is refused alike"],
  ),
  clause("S6", "after the same work; the stopwatch is bench/sign-in", [
    SIGNING_IN,
    "a wrong password, an unknown address and a closed account cost the site the same work",
  ]),
  clause(
    "S7",
    "a sign-in of the last ten minutes for letting somebody in and for what cannot be undone",
    [EVERYBODY, "what cannot be undone, and what lets somebody in, takes a sign-in of the last ten minutes"],
    [GUARD, "what needs a fresh sign-in, $minutes minutes later: $found"],
    [
      "newsroom/who-may-call.test.ts",
      "every form that takes a fresh sign-in is one of those that must, and no other",
    ],
  ),
  clause(
    "S7",
    "the password itself for adding a factor or taking it away",
    [SECOND_FACTOR, "takes the password to set up, and to take away"],
    [SECOND_FACTOR, "a password cannot be guessed where somebody left their browser open"],
  ),
  clause("S7", "nobody's address is changed, for there is no way to", [SIGNING_IN, "%s is closed"]),

  clause(
    "C1",
    "every form, every call of the API and every sign-in from elsewhere: 403, and no row is changed",
    [
      EVERYBODY,
      "nothing is taken from elsewhere: no form, no call of the API, no sign-in, from an administrator's browser",
    ],
  ),
  clause(
    "C1",
    "asked twice: at the door, and by the guard that every action begins with",
    ["press/newsroom.test.ts", "is refused from %s, and Next is not told"],
    [GUARD, "$what: refused is $refused"],
    [
      "newsroom/who-may-call.test.ts",
      "every page and every form asks by itself who is calling, or says that it is open",
    ],
  ),
  clause("C1", "a reader's page takes nothing but questions", [
    "press/answers.test.ts",
    "to read %s is answered under the same headers",
  ]),
  clause(
    "C2",
    "every page, asked by everybody, of their own and of another's, in each state, by RSC and past a middleware",
    [EVERYBODY, "every page is shown to those who may see it alone, however it is asked for"],
  ),
  clause("C2", "every form of the build, sent by everybody, and a refusal changes nothing", [
    EVERYBODY,
    "every form is taken from those who may send it alone, and a refusal changes nothing",
  ]),
  clause(
    "C2",
    "every operation of the API",
    [WHO_MAY_ASK, "$role · $subject · $verdict"],
    [WHO_MAY_ASK, "anonymous, disabled, revoked, expired, made up · are refused"],
  ),
  clause(
    "C2",
    "what is new and has no row fails",
    ["newsroom/who-may-call.test.ts", "every page of the newsroom says who may open it"],
    ["newsroom/who-may-call.test.ts", "every form of the newsroom says who may send it"],
    [WHO_MAY_ASK, "every operation has its row, and each row its operation"],
    ["e2e/every-answer-is-guarded.spec.ts", "every route of the app is in the table"],
  ),
  clause("C2", "who may do what is one table", ["accounts/roles.test.ts", "$role · $action · $allowed"]),
  clause(
    "C3",
    "no word and no picture of what is unpublished is anywhere, before and after",
    ["e2e/draft-is-nowhere.spec.ts", "what is not published, or no more, is nowhere that a reader can ask"],
    [PUBLISHING, "is nowhere that the public reads"],
    ["articles/withdrawing.integration.test.ts", "is found by nothing that the public reads"],
  ),
  clause("C3", "what is scheduled is nowhere before its time", [
    SCHEDULING,
    "is in nothing that the public reads before its time, and is at it",
  ]),
  clause(
    "C4",
    "no form takes more than it names",
    [
      EVERYBODY,
      "no form makes anybody more than they are, or a piece somebody else's, whatever else is sent with it",
    ],
    [PEOPLE, "makes an account for whom it names, as what it says, whatever else is sent"],
  ),
  clause("C4", "no body of the API does", [
    WHO_MAY_ASK,
    "is refused with a field or a parameter that nobody knows",
  ]),
  clause(
    "C5",
    "one event for each sign-in, refusal and change",
    [EVERY_COMMAND, "has $leaves of $name, and nothing that was typed"],
    [EVERY_COMMAND, "knows every command of lib"],
    [SIGNING_IN, "is written in the audit log, also when it fails"],
  ),
  clause("C5", "who, when, what, and its hashes before and after", [
    EVERY_COMMAND,
    "says by its hash what a text was before each change, and after",
  ]),
  clause(
    "C5",
    "chained, never changed, and whoever goes around that is found",
    [AUDIT, "keeps one chain when many write at once"],
    [AUDIT, "refuses “%s”"],
    [AUDIT, "finds $what, by somebody who went around the trigger"],
    [
      "cli/audit.integration.test.ts",
      "the operator checks the log of who did what, and is told where somebody changed it",
    ],
  ),
  clause(
    "C5",
    "no password, token or address in it",
    [AUDIT, "takes no $what"],
    [EVERY_COMMAND, "has $leaves of $name, and nothing that was typed"],
  ),

  clause("F1", "every private and reserved range, at its edges", [PUBLIC_ADDRESS, "is none of %s"]),
  clause(
    "F1",
    "after the name is resolved, all that it leads to, and again where the connection ends",
    [REFUSED_ADDRESSES, "is one whose name leads to %s"],
    [
      REFUSED_ADDRESSES,
      "gets no byte, even if the system went to another address than the one that was checked",
    ],
  ),
  clause("F1", "localhost, *.local, *.internal, *.onion", [REFUSED_ADDRESSES, "$what: $address"]),
  clause(
    "F1",
    "what may be asked all the same is named by address and port",
    [REFUSED_ADDRESSES, "an outlet opens its own address and port, and nothing beside them"],
    ["env.test.ts", "opens the places that it names, and no other"],
  ),
  clause("F2", "every notation of an address; a listener counts no connection", [
    REFUSED_ADDRESSES,
    "$what: $address",
  ]),
  clause(
    "F3",
    "a name that leads elsewhere the second time",
    [REFUSED_ADDRESSES, "is asked for once, and what was checked is what is connected to"],
    [REFUSED_ADDRESSES, "is checked again when a redirect leads to it"],
  ),
  clause(
    "F3",
    "at most three redirects, each checked; none from https: to http:",
    [FETCHING, "is followed three times, and not a fourth time"],
    [REFUSED_ADDRESSES, "is refused in the same way when a page redirects to it"],
    [FETCHING, "from https: to http: is not followed, and to https: it is"],
  ),
  clause(
    "F3",
    "ports 80 and 443, http and https",
    [REFUSED_ADDRESSES, "another port than the web's is refused, for names and for public addresses"],
    [REFUSED_ADDRESSES, "$what: $address"],
  ),
  clause("F3", "no cookie, no referrer, no credentials", [
    FETCHING,
    "is asked for by name, without a cookie, a referrer or credentials",
  ]),
  clause("F4", "10 s, 20 s, 32 KB, 15 MB, 100:1", [FETCHING, "the limits are those that were agreed on"]),
  clause(
    "F4",
    "ends in time, however slowly it comes",
    [FETCHING, "that comes letter by letter is over in time"],
    [FETCHING, "that never leads anywhere is over in time as well"],
    [FETCHING, "of a server that takes no hand is given up"],
  ),
  clause("F4", "headers of 32 KB", [FETCHING, "has no more than 32 KB of headers"]),
  clause(
    "F4",
    "a body of 15 MB, unpacked to no more and to no more than a hundred times its size; RSS grows by less than 64 MB",
    [FETCHING, "is cut where it is too large"],
    [FETCHING, "of ten gigabytes is found before it takes memory"],
    [FETCHING, "of more than a hundred times its size is refused: %s"],
  ),
  clause("F4", "nested and unknown encodings", [
    FETCHING,
    "that is packed twice, or as nobody asked for, is not opened: %s",
  ]),
  clause("F4", "types that are listed", [FETCHING, "of the type %j is not taken"]),
  clause(
    "F4",
    "two at a time for one host",
    [FETCHING, "is asked two things at a time, and the others wait for their turn"],
    [FETCHING, "is asked by its name when it is its turn"],
  ),
  clause(
    "F4",
    "ETag and Last-Modified, 429 and Retry-After",
    [FETCHING, "is not sent again to whoever has it, and only its own address is told what they have"],
    [FETCHING, "asks to be left alone, and is"],
  ),
  clause("F5", "the optimiser of pictures is off, for any address", [
    "e2e/every-answer-is-guarded.spec.ts",
    "so is everything else that the site says",
  ]),
  clause(
    "U1",
    "known by its bytes, and made anew",
    [DEVELOPING, "a picture is known by its bytes: its name may say what it likes"],
    [DEVELOPING, "a $from is kept as $becomes, at most 1600 wide, with lighter versions"],
  ),
  clause(
    "U1",
    "anything else is refused; a drawing can do nothing",
    [DEVELOPING, "$what: $refusal"],
    ["media/drawings.test.ts", "drawings that are refused"],
  ),
  clause(
    "U1",
    "a file with two faces is served as a picture alone, or not at all",
    ["media/two-faces.integration.test.ts", "$what: $becomes"],
    ["media/two-faces.integration.test.ts", "is at no address under another type"],
    ["e2e/every-answer-is-guarded.spec.ts", "a stored picture is only ever a picture"],
  ),
  clause(
    "U2",
    "nothing is left of what was written in the file, by an independent reader",
    [DEVELOPING, "who took a $kind, and where"],
    [DEVELOPING, "are all kept, and nothing of them but their pixels"],
  ),
  clause("U2", "upright in all eight orientations", [
    DEVELOPING,
    "stand upright, whichever way the camera was held",
  ]),
  clause(
    "U2",
    "what is no whole picture is refused",
    [DEVELOPING, "$what: $refusal"],
    [KEEPING, "leaves nothing when it is refused"],
  ),
  clause(
    "U3",
    "15 MB, 40 megapixels before a pixel is read, 64 frames",
    [DEVELOPING, "$what: $refusal"],
    [DEVELOPING, "64 frames are not too many"],
  ),
  clause("U3", "a thousand files a day", [
    KEEPING,
    "somebody brings a thousand files a day, refused ones among them, and everybody else as many",
  ]),
  clause(
    "U3",
    "called by its bytes alone, whatever the file was called",
    [KEEPING, "a picture is called by its bytes alone, whatever its file was called: %j"],
    [KEEPING, "a refusal prints a name on one line, as it is read: $printed"],
  ),

  clause(
    "E1",
    "the second who saves is shown both texts and a way to put them together",
    [
      SAVING,
      "are told of each other: the second is shown both texts and where they began, and nothing is overwritten",
    ],
    [
      "e2e/two-editors-meet.spec.ts",
      "two editors meet in one draft, are told of each other, and lose nothing of either",
    ],
  ),
  clause(
    "E1",
    "of a hundred saves of one version one wins",
    [SAVING, "are a hundred, and one of them is the winner"],
    [
      "api/drafts.integration.test.ts",
      "has one winner of a hundred who save one version, and each of the others gets both texts",
    ],
  ),
  clause(
    "E1",
    "a revision is never changed",
    [PUBLISHING, "cannot be %s in the database"],
    [SAVING, "is never changed, not even by somebody with the database in hand"],
  ),
  clause("E1", "an autosave never publishes", [
    SAVING,
    "is saved without a reader seeing it, and is then changed",
  ]),
  clause(
    "E1",
    "what is sent twice is done once",
    [SAVING, "is begun empty, by whoever asks, and once however often the form is sent"],
    [SAVING, "are one, when a save is sent twice"],
    ["api/drafts.integration.test.ts", "is begun once, however often one request for it is sent"],
    ["api/publishing.integration.test.ts", "is published once, however often that is asked"],
  ),
  clause(
    "E2",
    "a place in a list that there is none of: 404 for readers and the newsroom, 400 for programs",
    [HOSTILE, "a hostile address gets its one proper answer"],
    [
      EVERYBODY,
      "a place in a list that there is none of is a missing page, and any search of the newsroom has an answer",
    ],
    [LISTS, "takes no part of the list that there is none of"],
  ),
  clause("E2", "at most a hundred at once", [LISTS, "takes no part of the list that there is none of"]),
  clause(
    "E2",
    "the last page costs as much as the first",
    [
      "articles/listing-cost.integration.test.ts",
      "a page of a list reads no more rows than it shows, twice over, wherever it lies",
    ],
    [
      "articles/draft-listing.integration.test.ts",
      "the list is walked from end to end without losing or doubling a draft, and each page costs the same",
    ],
  ),
  clause(
    "E2",
    "a search of 256 characters, whose signs stand for themselves",
    [HOSTILE, "a search is cut where it is too long, and says so"],
    [LISTS, "the search of %s takes the signs of a pattern for themselves"],
  ),
  clause("E2", "no search that chance writes is a failure", [
    HOSTILE,
    "no search and no address that chance writes is a failure",
  ]),
  clause(
    "E3",
    "NFC, folded, never empty, of what can be seen",
    ["articles/slug.test.ts", "makes of %j the slug %j"],
    ["articles/slug.test.ts", "always gives a slug that may be stored, and the same one again for itself"],
    ["importers/corpora.test.ts", "title, slug and date of every file"],
  ),
  clause(
    "E3",
    "never two alike",
    [PUBLISHING, "shares no address with another of the same day and headline"],
    [PUBLISHING, "shares no address with another that is published at the same moment"],
  ),
  clause("E3", "reserved words, hidden letters and more than 200 bytes are refused", [MOVING, "%s: %j"]),
  clause(
    "E3",
    "an old slug leads on, and every other way to write one to one canonical",
    [MOVING, "is led to by all of its addresses in one step, however often it moved"],
    [HOSTILE, "an address in another script is found in any way to write it, and has one"],
  ),
  clause(
    "E4",
    "naughty strings in any field are read back the same, or refused with a reason",
    [
      "api/naughty-strings.integration.test.ts",
      "naughty strings is written as it is, or refused with a reason",
    ],
    ["importers/naughty-strings.integration.test.ts", "is refused with a reason, or read back the same"],
  ),
  clause(
    "E4",
    "as a search, and as the name of a file",
    [HOSTILE, "none of the big list of naughty strings is more than a search"],
    ["api/naughty-strings.integration.test.ts", "a search, and the name of a file, may be any of them"],
  ),
  clause(
    "E4",
    "shown as they are",
    ["articles/preview-link.integration.test.ts", "runs nothing that was typed into it"],
    ["syndication/hostile-texts.test.ts", "goes through RSS and comes back the same"],
  ),
  clause(
    "E5",
    "a time that the clocks pass over or show twice is refused",
    [SCHEDULING, "is none for %j"],
    [SCHEDULING, "is told how to say which of two half past ones is meant"],
  ),
  clause(
    "E5",
    "the years 1 and 9999, days that never were, offsets",
    [SCHEDULING, "for %s in %s is due at %s: %s"],
    ["dates.test.ts", "knows no day %s"],
    [PUBLISHING, "that first appeared at %s is found under %s"],
    [PUBLISHING, "cannot have appeared at a time to come, %s"],
  ),
  clause(
    "E5",
    "the dates of feeds are dates",
    ["syndication/feeds.test.ts", "has what RSS 2.0 requires of a channel and of an item"],
    ["syndication/feeds.test.ts", "says when a piece was published and when it last changed"],
  ),
];
