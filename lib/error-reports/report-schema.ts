import { z } from "zod";

/** What a reader may write in a report, in UTF-16 code units. */
export const LONGEST_REPORT = 2000;
export const LONGEST_QUOTE = 500;
export const LONGEST_CONTACT = 200;

/** What a form may bring in one field, line ends of two letters and what is around the words included. */
export const LARGEST_FIELD = 10_000;

/** What somebody wrote, with one kind of line end, and without what no text of the database can hold or nobody can see. */
const written = z.string().transform((text) =>
  text
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n\t]|\p{Cs}/gu, " ")
    .trim(),
);
const optional = (most: number, message: string) =>
  written
    .pipe(z.string().max(most, message))
    .transform((text) => (text === "" ? null : text))
    .default(null);

/** A reader's report, as the form sends it. */
export const errorReportSchema = z.strictObject({
  text: written.pipe(
    z
      .string()
      .min(1, "Say what is wrong: without that nobody can look.")
      .max(
        LONGEST_REPORT,
        `This is longer than ${LONGEST_REPORT} characters. Say it in fewer, or in two reports.`,
      ),
  ),
  quote: optional(
    LONGEST_QUOTE,
    `The words are more than ${LONGEST_QUOTE} characters. A sentence is enough.`,
  ),
  contact: optional(
    LONGEST_CONTACT,
    `This is longer than ${LONGEST_CONTACT} characters. One address is enough.`,
  ),
});
export type GivenReport = z.input<typeof errorReportSchema>;
