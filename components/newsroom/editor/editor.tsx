"use client";

import type { EditorView } from "@codemirror/view";
import { type FormEvent, useActionState, useRef, useState } from "react";
import { ProblemList } from "@/components/forms/problem-list";
import type { DraftContent } from "@/lib/articles/draft-content";
import { type DraftFields, fieldsOf, type KnownNames } from "@/lib/articles/draft-form";
import { AboutPiece } from "./about-piece";
import {
  apiClient,
  type BroughtPicture,
  type FoundName,
  type LibraryPage,
  type NameKind,
  type Preview,
} from "./api-client";
import { isSaved } from "./autosave";
import { DraftTextField } from "./draft-fields";
import { EditorNews, EditorStatus } from "./editor-status";
import { type DraftFormAction, unsent } from "./form-state";
import { LeadPicture } from "./lead-picture";
import { MergePanel } from "./merge-panel";
import { Checklists, PreviewPane } from "./preview-pane";
import { bringIntoSight } from "./preview-place";
import { StoredVersion } from "./stored-version";
import { change, selectedIn, selectedText } from "./text-field";
import type { PictureWords } from "./text-tools";
import { ToolBench } from "./tool-bench";
import { changeFor, type Insertion, type OpenTool } from "./tools";
import { useAutosave } from "./use-autosave";
import { useDraftContent } from "./use-draft-content";
import { usePresence } from "./use-presence";
import { usePreview } from "./use-preview";
import { useTextField } from "./use-text-field";

interface EditorProps {
  readonly draft: { readonly id: string; readonly version: number; readonly content: DraftContent };
  /** The id of who writes. */
  readonly actor: string;
  readonly timeZone: string;
  readonly preview: Preview;
  readonly known: KnownNames;
  /** The newest pictures of the library. */
  readonly library: LibraryPage;
  readonly action: DraftFormAction;
}

/**
 * Where a draft is written, with its preview beside it. Without script it is a form that saves; with it, the text has an editor, and everything
 * is saved as it is written.
 */
export function Editor({ draft, actor, timeZone, preview: first, known, library, action }: EditorProps) {
  const { id } = draft;
  const [sent, send] = useActionState(action, unsent);
  const form = useRef<HTMLFormElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const bench = useRef<HTMLDivElement>(null);
  const leadButton = useRef<HTMLButtonElement>(null);
  const pane = useRef<HTMLElement>(null);
  const view = useRef<EditorView | null>(null);
  const [tool, setTool] = useState<OpenTool | null>(null);
  const others = usePresence(apiClient, id);
  const { preview, show } = usePreview(apiClient, id, first);
  const written = useDraftContent({ form, view, content: draft.content, known, onContent: show });
  const { content, fill, put, read } = written;
  const { state, tell, recoveredAt } = useAutosave(
    { actor, draft: id, version: draft.version, content: draft.content },
    apiClient,
    fill,
  );
  const takeUp = () => {
    const next = read();
    if (next !== null) tell({ kind: "typed", content: next });
  };
  const save = () => tell({ kind: "asked" });
  const lang = content.language === "und" ? "" : content.language;
  const isLive = useTextField({
    place,
    form,
    view,
    language: lang,
    onChange: takeUp,
    onSave: save,
    onLink: () => setTool({ name: "link", file: null }),
    onTools: () => bench.current?.querySelector("button")?.focus(),
    onPictures: (files) => setTool({ name: "figure", file: files[0] ?? null }),
    onMove: (line, share) => pane.current && bringIntoSight(pane.current, line, share),
  });

  const onSubmit = (event: FormEvent) => {
    if (!isLive) return;
    event.preventDefault();
    save();
  };
  const close = () => {
    setTool(null);
    view.current?.focus();
  };
  const insert = (insertion: Insertion) => {
    const text = view.current;
    if (text === null) return;
    change(text, changeFor(insertion, selectedIn(text)));
    setTool(null);
  };
  const closeLead = () => {
    setTool(null);
    leadButton.current?.focus();
  };
  const makeLead = (picture: BroughtPicture, words: PictureWords) => {
    written.learnPicture(picture);
    const { alt, caption, credit, licence } = words;
    put({
      "lead.src": picture.src,
      "lead.alt": alt,
      "lead.caption": caption,
      "lead.credit": credit,
      "lead.licence": licence,
    });
    takeUp();
    closeLead();
  };
  const know = (picture: BroughtPicture) => {
    written.learnPicture(picture);
    takeUp();
  };
  const onFound = (kind: NameKind, names: readonly FoundName[]) => {
    written.learnNames(kind, names);
    takeUp();
  };
  const add = (field: "topics" | "authors", name: string) => {
    const before = fieldsOf(content)[field];
    put({ [field]: before === "" ? name : `${before}\n${name}` });
    takeUp();
  };

  const values: Partial<DraftFields> = { ...fieldsOf(draft.content), ...sent.values };
  const { conflict } = state;
  return (
    <div className="editor" data-live={isLive || undefined}>
      <div className="editor-write">
        <EditorStatus {...{ state, preview, timeZone, isLive }} />
        <EditorNews {...{ state, timeZone, others, recoveredAt }} />
        {conflict !== null && (
          <MergePanel
            conflict={conflict}
            given={state.newest.content}
            onMerged={(merged) => {
              fill(merged);
              tell({ kind: "merged", content: merged });
              view.current?.focus();
            }}
          />
        )}
        <form
          ref={form}
          action={send}
          onSubmit={onSubmit}
          onInput={takeUp}
          // A text that the browser remembers from before could be older than what the server has.
          autoComplete="off"
          noValidate
          inert={conflict !== null}
          aria-label="Draft"
        >
          {sent.problems.length > 0 && <ProblemList formId="draft" problems={sent.problems} />}
          {sent.done !== null && (
            <p role="status" className="done">
              {sent.done}
            </p>
          )}
          {sent.conflict !== null && <StoredVersion stored={sent.conflict.stored} typed={sent.values} />}
          <input type="hidden" name="id" value={id} />
          <input type="hidden" name="version" value={sent.version ?? draft.version} />
          <DraftTextField name="headline" values={values} className="as-headline" rows={2} lang={lang} />
          <DraftTextField name="standfirst" values={values} className="as-standfirst" rows={2} lang={lang} />
          {isLive && (
            <div ref={bench}>
              <ToolBench
                client={apiClient}
                library={library}
                open={tool}
                onOpen={(name) => setTool(name && { name, file: null })}
                selected={selectedText(view.current)}
                onInsert={insert}
                onLead={makeLead}
                onClose={close}
              />
            </div>
          )}
          <div className="field text-field">
            <label htmlFor="body" className="slug">
              Text
            </label>
            <p className="hint" id="body-keys">
              Markdown. Ctrl+S saves, Ctrl+. goes to the tools, Ctrl+K links, Tab leaves the text.
            </p>
            <div ref={place} className="code" />
            <textarea
              id="body"
              name="body"
              rows={24}
              defaultValue={values.body}
              lang={lang || undefined}
              dir="auto"
              hidden={isLive}
            />
          </div>
          <p className="actions">
            <button type="submit">Save</button>
            {isLive && !isSaved(state) && <span className="hint">It is saved by itself as well.</span>}
          </p>
          <AboutPiece
            client={apiClient}
            {...{ values, known, isLive, onFound }}
            isTranslation={draft.content.translation !== undefined}
            onChoose={add}
          />
          <LeadPicture
            client={apiClient}
            {...{ library, values, lang, isLive }}
            isOpen={tool?.name === "lead"}
            onOpen={(isOpen) => (isOpen ? setTool({ name: "lead", file: null }) : closeLead())}
            onLead={makeLead}
            onKnown={know}
            opener={leadButton}
          />
        </form>
      </div>
      <details className="editor-aside" id="preview" open>
        <summary className="mono">Preview and checklists</summary>
        <Checklists preview={preview} />
        <section ref={pane} className="editor-preview" aria-label="Preview">
          <PreviewPane content={content} preview={preview} />
        </section>
      </details>
    </div>
  );
}
