import { describe, expect, test } from "vitest";
import { publicationRecordSchema, readRevision, sealRevision } from "@/lib/articles/revisions";
import { articleContent } from "../support/factories";

/** A record as the first versions of this program wrote it, to the letter. */
const FIRST_FORM =
  '{"actor":"command line","article":"018cbb2e-0000-8000-8000-000000000001","content":{"authors":[{"name":"Ada Quill","slug":"ada-quill"}],"body":"Nobody was fined.","endMark":null,"firstPublished":null,"headline":"A finding","language":"en-GB","lastUpdated":null,"lead":null,"place":null,"section":null,"slug":null,"standfirst":null,"standfirstLabel":null,"topics":[]},"format":"standfirst/revision/1","kind":"published","note":null,"number":1,"origin":null,"path":"/2026/03/04/a-finding","previous":null,"publishedAt":"2026-03-04T05:06:07.000Z","publishedPrecision":"minute","recordedAt":"2026-03-04T05:06:07.000Z","sample":false,"updatedAt":null}';
const FIRST_HASH = "ec7b101f294f0a614255d612f78e2bb1494464f43b44d05dac79c138662619ea";

const firstRecord = () => publicationRecordSchema.parse(readRevision(Buffer.from(FIRST_FORM)));

describe("a revision's record", () => {
  test("from the first versions is read, and has the same bytes and the same hash", () => {
    const sealed = sealRevision(readRevision(Buffer.from(FIRST_FORM)));
    expect(sealed.bytes.toString("utf8")).toBe(FIRST_FORM);
    expect(sealed.hash).toBe(FIRST_HASH);
  });

  test("carries the running story, by which it has another hash", () => {
    const record = firstRecord();
    const story = { slug: "crypto-wars", name: "The crypto wars" };
    const sealed = sealRevision({ ...record, content: { ...record.content, story } });
    expect(readRevision(sealed.bytes)).toMatchObject({ content: { story } });
    expect(sealed.hash).not.toBe(FIRST_HASH);
  });

  test("of a piece without a story does not say so", () => {
    const record = { ...firstRecord(), content: articleContent() };
    expect(sealRevision(record).bytes.toString("utf8")).not.toContain("story");
  });
});
