import type { EditorView } from "@codemirror/view";
import { type RefObject, useCallback, useRef, useState } from "react";
import type { DraftContent } from "@/lib/articles/draft-content";
import {
  contentFromFields,
  DRAFT_FIELDS,
  type DraftFields,
  fieldsOf,
  type KnownNames,
  type KnownPictures,
} from "@/lib/articles/draft-form";
import type { BroughtPicture, FoundName, NameKind } from "./api-client";

interface Written {
  readonly form: RefObject<HTMLFormElement | null>;
  readonly view: RefObject<EditorView | null>;
  /** What the page was opened with. */
  readonly content: DraftContent;
  readonly known: KnownNames;
  /** Is told of each new content, whoever made it. */
  readonly onContent: (content: DraftContent) => void;
}

export interface DraftInFields {
  readonly content: DraftContent;
  /** Puts a content into the fields, which hold what is written. */
  readonly fill: (next: DraftContent) => void;
  /** Puts words into some of the fields. */
  readonly put: (fields: Partial<DraftFields>) => void;
  /** Reads the fields; null where they say nothing new. */
  readonly read: () => DraftContent | null;
  readonly learnNames: (kind: NameKind, found: readonly FoundName[]) => void;
  readonly learnPicture: (picture: BroughtPicture) => void;
}

/** What is being written, between the form's fields, which hold it, and those who show and save it. */
export function useDraftContent({ form, view, content: first, known, onContent }: Written): DraftInFields {
  const names = useRef(known);
  const pictures = useRef<KnownPictures>({});
  const [content, setContent] = useState(first);
  const latest = useRef(first);
  // Which topic a name means that the draft came with; a name that was typed since may turn out to be one that there is.
  const given = useRef(first);

  const take = useCallback(
    (next: DraftContent) => {
      latest.current = next;
      setContent(next);
      onContent(next);
    },
    [onContent],
  );
  const put = useCallback(
    (fields: Partial<DraftFields>) => {
      for (const name of DRAFT_FIELDS) {
        const element = form.current?.elements.namedItem(name);
        if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) {
          element.value = fields[name] ?? element.value;
        }
      }
    },
    [form],
  );
  const fill = useCallback(
    (next: DraftContent) => {
      given.current = next;
      put(fieldsOf(next));
      const text = view.current;
      if (text !== null && text.state.doc.toString() !== next.body) {
        text.dispatch({ changes: { from: 0, to: text.state.doc.length, insert: next.body } });
      }
      take(next);
    },
    [view, take, put],
  );
  const read = useCallback(() => {
    if (form.current === null) return null;
    const next = contentFromFields(readForm(form.current), given.current, names.current, pictures.current);
    if (JSON.stringify(next) === JSON.stringify(latest.current)) return null;
    take(next);
    return next;
  }, [form, take]);
  const learnNames = useCallback((kind: NameKind, found: readonly FoundName[]) => {
    names.current = { ...names.current, [kind]: [...found, ...names.current[kind]] };
  }, []);
  const learnPicture = useCallback(({ src, width, height }: BroughtPicture) => {
    pictures.current = { ...pictures.current, [src]: { width, height } };
  }, []);
  return { content, fill, put, read, learnNames, learnPicture };
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
