import type { DraftContent } from "@/lib/articles/draft-content";

/** What somebody else saved, for whoever writes without script. */
export function StoredVersion({ stored }: { readonly stored: DraftContent }) {
  return (
    <section className="panel" aria-label="What somebody else saved">
      <p className="prose-line">
        Below is what they saved. Put into your own fields what is to stay of it, then save again: yours
        becomes the successor of theirs, and both stay in the history.
      </p>
      <label className="field">
        <span className="slug">Their headline</span>
        <input type="text" readOnly defaultValue={stored.headline} />
      </label>
      <label className="field">
        <span className="slug">Their text</span>
        <textarea readOnly rows={12} defaultValue={stored.body} />
      </label>
    </section>
  );
}
