/**
 * What the page about privacy promises, and the test that holds each promise. The tests bear the ids in their names; a test
 * of its own holds that the page, this list and the tests name the same.
 */

const journey = "tests/e2e/nobody-watches-the-reader.spec.ts";

export const promises = {
  P1a: { file: journey, test: "no kind of page runs a script, whatever is touched" },
  P1b: { file: journey, test: "no kind of page sets a cookie or keeps anything in the browser" },
  P1c: { file: journey, test: "no kind of page asks another host for anything, or prepares to" },
  P1d: { file: journey, test: "no request says which page the reader came from" },
  P1e: { file: journey, test: "a first visit is light" },
  P1f: { file: journey, test: "what the page about privacy shows is what is measured now" },
  P1g: { file: journey, test: "the instrument sees a page that spies" },
  P2: { file: journey, test: "every page is the same words with JavaScript off" },
  P3: { file: journey, test: "nothing about a reader is written to any file" },
  P4: { file: journey, test: "two readers who share nothing are given the same bytes" },
  P5: { file: journey, test: "a page needs no other address than the one it was reached by" },
  P7: { file: journey, test: "a feed tells nobody who reads it" },
  P9: {
    file: "tests/error-reports/error-reports.integration.test.ts",
    test: "of who reports an error nothing is kept but what they wrote, and not for longer than they are told",
  },
  P8: { file: "tests/privacy/promises.test.ts", test: "every promise on the page has its test" },
} as const satisfies Readonly<Record<string, { readonly file: string; readonly test: string }>>;

export type PromiseId = keyof typeof promises;
