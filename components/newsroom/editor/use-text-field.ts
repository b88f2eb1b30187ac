import type { EditorView } from "@codemirror/view";
import { type RefObject, useEffect, useEffectEvent, useState } from "react";
import { createTextField } from "./text-field";

interface TextInUse {
  /** Where the editor of the text is put. */
  readonly place: RefObject<HTMLDivElement | null>;
  /** The form whose field `body` it stands for. */
  readonly form: RefObject<HTMLFormElement | null>;
  /** Holds the editor of the text while there is one. */
  readonly view: RefObject<EditorView | null>;
  /** The language of what is written; empty where it is not known. */
  readonly language: string;
  readonly onChange: () => void;
  readonly onSave: () => void;
  readonly onLink: () => void;
  readonly onTools: () => void;
  readonly onPictures: (files: readonly File[]) => void;
  readonly onMove: (line: string, share: number) => void;
}

/** Puts an editor in the place of the text's field, which goes on holding the text; says whether it is there. */
export function useTextField({ place, form, view, language, ...told }: TextInUse): boolean {
  const [isLive, setIsLive] = useState(false);
  const onChange = useEffectEvent(told.onChange);
  const onSave = useEffectEvent(told.onSave);
  const onLink = useEffectEvent(told.onLink);
  const onTools = useEffectEvent(told.onTools);
  const onPictures = useEffectEvent(told.onPictures);
  const onMove = useEffectEvent(told.onMove);
  const begin = useEffectEvent((parent: HTMLElement, area: HTMLTextAreaElement) =>
    createTextField({
      parent,
      text: area.value,
      label: "Text",
      describedBy: "body-keys",
      language,
      onChange: (text) => {
        area.value = text;
        onChange();
      },
      onSave: () => onSave(),
      onLink: () => onLink(),
      onTools: () => onTools(),
      onPaste: (html, plain) => void pasteInto(view, html, plain),
      onPictures: (files) => onPictures(files),
      onMove: (line, share) => onMove(line, share),
    }),
  );
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "s") return;
    event.preventDefault();
    onSave();
  });

  useEffect(() => {
    const area = form.current?.elements.namedItem("body");
    if (place.current === null || !(area instanceof HTMLTextAreaElement)) return;
    const made = begin(place.current, area);
    view.current = made;
    setIsLive(true);
    const listen = (event: KeyboardEvent) => onKey(event);
    document.addEventListener("keydown", listen);
    // What was typed before the script had come is in the fields.
    onChange();
    return () => {
      document.removeEventListener("keydown", listen);
      made.destroy();
      view.current = null;
    };
  }, [place, form, view]);
  return isLive;
}

async function pasteInto(view: RefObject<EditorView | null>, html: string, plain: string): Promise<void> {
  // What turns HTML into Markdown is large, and wanted seldom. Where it does not come, the words do all the same.
  const made = await import("@/lib/markdown/pasted-html").then(
    ({ markdownFromHtml }) => markdownFromHtml(html),
    () => "",
  );
  const text = view.current;
  if (text === null) return;
  text.dispatch(text.state.replaceSelection(made || plain), { userEvent: "input.paste" });
}
