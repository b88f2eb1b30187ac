"use client";

import type { EditorView } from "@codemirror/view";
import {
  type FormEvent,
  useActionState,
  useCallback,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
} from "react";
import { ProblemList } from "@/components/forms/problem-list";
import type { DraftContent } from "@/lib/articles/draft-content";
import {
  contentFromFields,
  DRAFT_FIELDS,
  type DraftFields,
  fieldOfProblem,
  fieldsOf,
  type KnownNames,
  type KnownPictures,
} from "@/lib/articles/draft-form";
import { apiClient, type BroughtPicture, type FoundName, type NameKind, type Preview } from "./api-client";
import { isSaved } from "./autosave";
import { DraftTextField } from "./draft-fields";
import { type DraftFormAction, unsent } from "./form-state";
import { MergePanel } from "./merge-panel";
import { NameFinder } from "./name-finder";
import { Checklists, PreviewPane } from "./preview-pane";
import { findBlock } from "./preview-place";
import { standingOf, statusOf } from "./status";
import { change, createTextField, selectedIn } from "./text-field";
import { addBlock, addLink, addNote, figure, type PictureWords, quotation } from "./text-tools";
import {
  FigureTool,
  type Insertion,
  LinkTool,
  NoteTool,
  QuoteTool,
  SourceTool,
  TOOLS,
  type ToolName,
} from "./tools";
import { useAutosave } from "./use-autosave";
import { usePreview } from "./use-preview";

interface EditorProps {
  readonly draft: { readonly id: string; readonly version: number; readonly content: DraftContent };
  /** The id of who writes. */
  readonly actor: string;
  readonly timeZone: string;
  readonly preview: Preview;
  readonly known: KnownNames;
  readonly action: DraftFormAction;
}

/** How often it is said that somebody has the draft open. */
const PRESENCE_MS = 20_000;

/**
 * Where a draft is written, with its preview beside it. Without script it is a form that saves; with it, the text has an editor, and everything
 * is saved as it is written.
 */
export function Editor({ draft, actor, timeZone, preview: first, known, action }: EditorProps) {
  const { id } = draft;
  const [sent, send] = useActionState(action, unsent);
  const form = useRef<HTMLFormElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const pane = useRef<HTMLElement>(null);
  const view = useRef<EditorView | null>(null);
  const names = useRef(known);
  const pictures = useRef<KnownPictures>({});
  const [content, setContent] = useState(draft.content);
  const latest = useRef(draft.content);
  const [isLive, setIsLive] = useState(false);
  const [tool, setTool] = useState<ToolName | null>(null);
  const [file, setFile] = useState<File | null>(null);
  const [others, setOthers] = useState<readonly string[]>([]);
  const { preview, show } = usePreview(apiClient, id, first);

  const take = useCallback(
    (next: DraftContent) => {
      latest.current = next;
      setContent(next);
      show(next);
    },
    [show],
  );

  /** Puts a content into the fields, which hold what is written. */
  const fill = useCallback(
    (next: DraftContent) => {
      const fields = fieldsOf(next);
      for (const name of DRAFT_FIELDS) {
        const element = form.current?.elements.namedItem(name);
        if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) {
          element.value = fields[name];
        }
      }
      const text = view.current;
      if (text !== null && text.state.doc.toString() !== next.body) {
        text.dispatch({ changes: { from: 0, to: text.state.doc.length, insert: next.body } });
      }
      take(next);
    },
    [take],
  );

  const { state, tell, recoveredAt } = useAutosave(
    { actor, draft: id, version: draft.version, content: draft.content },
    apiClient,
    fill,
  );

  const takeUp = () => {
    if (form.current === null) return;
    const next = contentFromFields(readForm(form.current), latest.current, names.current, pictures.current);
    if (JSON.stringify(next) === JSON.stringify(latest.current)) return;
    take(next);
    tell({ kind: "typed", content: next });
  };
  const onChange = useEffectEvent(takeUp);
  const onSave = useEffectEvent(() => tell({ kind: "asked" }));
  const onPictures = useEffectEvent((files: readonly File[]) => {
    setFile(files[0] ?? null);
    setTool("figure");
  });
  const onPaste = useEffectEvent(async (html: string, plain: string) => {
    // What turns HTML into Markdown is large, and wanted seldom.
    const { markdownFromHtml } = await import("@/lib/markdown/pasted-html");
    const text = view.current;
    if (text === null) return;
    text.dispatch(text.state.replaceSelection(markdownFromHtml(html) || plain), { userEvent: "input.paste" });
  });
  const onMove = useEffectEvent((line: string, share: number) => {
    const blocks = [...(pane.current?.querySelectorAll<HTMLElement>(".prose > *, .prose li") ?? [])];
    const found =
      blocks[
        findBlock(
          line,
          blocks.map(({ textContent }) => textContent ?? ""),
          share,
        )
      ];
    const box = pane.current;
    if (found === undefined || box === null || box.scrollHeight <= box.clientHeight) return;
    const top = found.getBoundingClientRect().top - box.getBoundingClientRect().top;
    if (top < 0 || top > box.clientHeight * 0.8) box.scrollTop += top - box.clientHeight / 3;
  });
  const onSaveKey = useEffectEvent((event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "s") return;
    event.preventDefault();
    onSave();
  });

  useEffect(() => {
    if (place.current === null) return;
    const area = form.current?.elements.namedItem("body");
    if (!(area instanceof HTMLTextAreaElement)) return;
    const made = createTextField({
      parent: place.current,
      text: area.value,
      label: "Text",
      describedBy: "body-keys",
      language: latest.current.language === "und" ? "" : latest.current.language,
      onChange: (text) => {
        area.value = text;
        onChange();
      },
      onSave: () => onSave(),
      onLink: () => setTool("link"),
      onPaste: (html, plain) => void onPaste(html, plain),
      onPictures: (files) => onPictures(files),
      onMove: (line, share) => onMove(line, share),
    });
    view.current = made;
    setIsLive(true);
    const onKey = (event: KeyboardEvent) => onSaveKey(event);
    document.addEventListener("keydown", onKey);
    // What was typed before the script had come is in the fields.
    onChange();
    return () => {
      document.removeEventListener("keydown", onKey);
      made.destroy();
      view.current = null;
    };
  }, []);

  useEffect(() => {
    const hold = async () => setOthers(await apiClient.hold(id));
    void hold();
    const timer = window.setInterval(hold, PRESENCE_MS);
    const leave = () => apiClient.leave(id);
    window.addEventListener("pagehide", leave);
    return () => {
      window.clearInterval(timer);
      window.removeEventListener("pagehide", leave);
    };
  }, [id]);

  const onSubmit = (event: FormEvent) => {
    if (!isLive) return;
    event.preventDefault();
    tell({ kind: "asked" });
  };
  const close = () => {
    setTool(null);
    setFile(null);
    view.current?.focus();
  };
  const insert = (insertion: Insertion) => {
    const text = view.current;
    if (text === null) return;
    change(text, changeFor(insertion, selectedIn(text)));
    setTool(null);
    setFile(null);
  };
  const makeLead = ({ src, width, height }: BroughtPicture, words: PictureWords) => {
    pictures.current = { ...pictures.current, [src]: { width, height } };
    const { alt, caption, credit, licence } = words;
    const next = { ...latest.current, lead: { src, width, height, alt, caption, credit, licence } };
    fill(next);
    tell({ kind: "typed", content: next });
    close();
  };
  const onFound = useCallback((kind: NameKind, found: readonly FoundName[]) => {
    names.current = { ...names.current, [kind]: [...found, ...names.current[kind]] };
  }, []);
  const foundTopics = useCallback((found: readonly FoundName[]) => onFound("topics", found), [onFound]);
  const foundAuthors = useCallback((found: readonly FoundName[]) => onFound("authors", found), [onFound]);
  const add = (field: "topics" | "authors", name: string) => {
    const before = fieldsOf(latest.current)[field];
    const element = form.current?.elements.namedItem(field);
    if (!(element instanceof HTMLTextAreaElement)) return;
    element.value = before === "" ? name : `${before}\n${name}`;
    takeUp();
  };

  const values: Partial<DraftFields> = { ...fieldsOf(draft.content), ...sent.values };
  const lang = content.language === "und" ? "" : content.language;
  const standing = standingOf(state);
  const tools = { selected: selectedText(view.current), onInsert: insert, onClose: close };
  const conflict = state.conflict;
  return (
    <div className="editor" data-live={isLive || undefined}>
      <div className="editor-write">
        <p className="editor-status" data-standing={standing}>
          {isLive && (
            <span role="status" className="mono">
              {statusOf(state, (at) => timeIn(at, timeZone))}
            </span>
          )}{" "}
          <span className="mono">
            {preview.words} words · {preview.minutes} min <a href="#preview">Preview</a>
          </span>
        </p>
        <div aria-live="polite" className="editor-news">
          {others.length > 0 && (
            <p>
              ▲ {others.join(" and ")} {others.length === 1 ? "has" : "have"} this draft open too.
            </p>
          )}
          {recoveredAt !== null && (
            <p>
              ✓ Words that had not reached the server were found in this browser, from{" "}
              {timeIn(recoveredAt, timeZone)}; they are back in the text.
            </p>
          )}
          {state.problems.map(({ code, at, message }) => {
            const field = fieldOfProblem(at);
            return (
              <p key={`${code} ${at}`} className="problem">
                {field === null ? message : <a href={`#${field}`}>{message}</a>}
              </p>
            );
          })}
        </div>
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
          {sent.conflict !== null && <StoredVersion stored={sent.conflict.stored} />}
          <input type="hidden" name="id" value={id} />
          <input type="hidden" name="version" value={sent.version ?? draft.version} />
          <DraftTextField name="headline" values={values} className="as-headline" rows={2} lang={lang} />
          <DraftTextField name="standfirst" values={values} className="as-standfirst" rows={2} lang={lang} />
          {isLive && (
            <div className="tools" role="toolbar" aria-label="Put into the text">
              {TOOLS.map(({ name, text }) => (
                <button
                  key={name}
                  type="button"
                  className="quiet"
                  aria-expanded={tool === name}
                  onClick={() => {
                    setFile(null);
                    setTool(tool === name ? null : name);
                  }}
                >
                  {text}
                </button>
              ))}
            </div>
          )}
          {tool === "note" && <NoteTool mark="number" {...tools} />}
          {tool === "sign" && <NoteTool key="sign" mark="sign" {...tools} />}
          {tool === "quote" && <QuoteTool {...tools} />}
          {tool === "source" && <SourceTool {...tools} />}
          {tool === "link" && <LinkTool client={apiClient} {...tools} />}
          {tool === "figure" && <FigureTool client={apiClient} file={file} onLead={makeLead} {...tools} />}
          <div className="field text-field">
            <label htmlFor="body" className="slug">
              Text
            </label>
            <p className="hint" id="body-keys">
              Markdown. Ctrl+S saves, Ctrl+K links, Tab leaves the text.
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
          <section className="about-piece panel" aria-labelledby="about-piece">
            <h2 id="about-piece">About the piece</h2>
            <DraftTextField
              name="section"
              values={values}
              suggestions={known.sections.map(({ name }) => name)}
            />
            <DraftTextField name="language" values={values} hint="Such as en-GB, de or zh-Hans." />
            <DraftTextField name="topics" values={values} rows={3} />
            {isLive && (
              <NameFinder
                kind="topics"
                label="Find a topic"
                client={apiClient}
                onFound={foundTopics}
                onChoose={(name) => add("topics", name)}
              />
            )}
            <DraftTextField name="authors" values={values} rows={2} />
            {isLive && (
              <NameFinder
                kind="authors"
                label="Find an author"
                client={apiClient}
                onFound={foundAuthors}
                onChoose={(name) => add("authors", name)}
              />
            )}
            <DraftTextField
              name="story"
              values={values}
              suggestions={known.stories.map(({ name }) => name)}
            />
            <DraftTextField name="standfirstLabel" values={values} hint="A word such as Spoiler." />
            <DraftTextField name="place" values={values} />
            <DraftTextField name="slug" values={values} hint="Empty: the headline decides." />
            <h3 className="slug">Lead picture</h3>
            <DraftTextField name="lead.src" values={values} hint="Of a stored picture: /media/…" />
            <DraftTextField name="lead.alt" values={values} lang={lang} />
            <DraftTextField name="lead.caption" values={values} lang={lang} />
            <DraftTextField name="lead.credit" values={values} />
            <DraftTextField name="lead.licence" values={values} />
          </section>
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

/** What somebody else saved, for whoever writes without script. */
function StoredVersion({ stored }: { readonly stored: DraftContent }) {
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

function changeFor(insertion: Insertion, selected: ReturnType<typeof selectedIn>) {
  switch (insertion.kind) {
    case "note":
      return addNote(selected, insertion.words, insertion.mark);
    case "quote":
      return addBlock(selected, quotation(insertion.quote), true);
    case "figure":
      return addBlock(selected, figure(insertion.picture));
    case "link":
      return addLink(selected, insertion.address, insertion.words);
  }
}

function readForm(form: HTMLFormElement): Partial<DraftFields> {
  const given = new FormData(form);
  return Object.fromEntries(
    DRAFT_FIELDS.flatMap((name) => {
      const value = given.get(name);
      return typeof value === "string" ? [[name, value]] : [];
    }),
  );
}

function selectedText(view: EditorView | null): string {
  if (view === null) return "";
  const { from, to } = view.state.selection.main;
  return view.state.sliceDoc(from, to);
}

function timeIn(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone }).format(at);
}
