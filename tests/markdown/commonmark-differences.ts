/** The rules of this house that make a result differ from CommonMark's own. */
export const DIFFERENCE_RULES = {
  "raw-html":
    "raw HTML is not passed through: its words stay, its tags go; what only looks like a tag stays as words",
  "link-schemes":
    "links lead to http, https, mailto and tel only; any other address keeps its text and loses its link",
  "scheme-in-lower-case": "the scheme of an address is written in lower case, as the allow-list compares it",
  "addresses-are-links": "GFM's extension of autolinks: addresses are links without angle brackets too",
  "highlighted-code": "code in a known language is marked by classes",
  "no-empty-headings": "a heading without words is left out",
} as const;

/** Every example of CommonMark 0.31 that differs, by its number, with the one rule that explains it. */
export const DIFFERENCES: Readonly<Record<keyof typeof DIFFERENCE_RULES, readonly number[]>> = {
  "raw-html": [
    21, 31, 148, 149, 150, 151, 152, 153, 154, 155, 159, 160, 161, 162, 163, 164, 165, 166, 167, 168, 169,
    170, 171, 172, 173, 174, 175, 176, 177, 178, 179, 180, 182, 183, 184, 185, 186, 187, 188, 189, 190, 191,
    201, 308, 309, 344, 475, 476, 477, 491, 494, 524, 536, 613, 614, 615, 616, 617, 623, 625, 626, 627, 628,
    629, 630, 631, 642, 643,
  ],
  "link-schemes": [500, 596, 598, 599, 601],
  "scheme-in-lower-case": [597],
  "addresses-are-links": [602, 606, 608, 611, 612],
  "highlighted-code": [142, 143],
  "no-empty-headings": [79],
};
