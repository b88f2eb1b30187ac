"use client";

import { useEffect, useState } from "react";
import type { ApiClient, BroughtPicture, FoundArticle } from "./api-client";
import {
  addBlock,
  addLink,
  addNote,
  figure,
  type PictureWords,
  type Quotation,
  quotation,
  type Selected,
  sourceNote,
  type TextChange,
} from "./text-tools";
import { ToolField, ToolPanel } from "./tool-panel";

export type ToolName = "note" | "sign" | "quote" | "source" | "figure" | "link";

/** The editor's tools, in the order in which they stand, and the key of each among them. */
export const TOOLS: readonly { readonly name: ToolName; readonly text: string; readonly key: string }[] = [
  { name: "note", text: "Note", key: "n" },
  { name: "sign", text: "Sign note", key: "s" },
  { name: "quote", text: "Quotation", key: "q" },
  { name: "source", text: "Source", key: "o" },
  { name: "figure", text: "Figure", key: "f" },
  { name: "link", text: "Link", key: "l" },
];

/** What a tool puts into the text. */
export type Insertion =
  | { readonly kind: "note"; readonly words: string; readonly mark: "number" | "sign" }
  | { readonly kind: "quote"; readonly quote: Quotation }
  | { readonly kind: "figure"; readonly picture: PictureWords }
  | { readonly kind: "link"; readonly address: string; readonly words: string };

/** A tool that is open. */
export interface OpenTool {
  /** `lead` is that of the lead picture, which stands beside its fields. */
  readonly name: ToolName | "lead";
  /** A picture that was dragged or pasted. */
  readonly file: File | null;
}

/** Makes a picture the lead picture. */
export type LeadHandler = (picture: BroughtPicture, words: PictureWords) => void;

/** What an insertion does to the text. */
export function changeFor(insertion: Insertion, selected: Selected): TextChange {
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

export interface ToolProps {
  readonly selected: string;
  readonly onInsert: (insertion: Insertion) => void;
  readonly onClose: () => void;
}

export function NoteTool({ mark, onInsert, onClose }: ToolProps & { readonly mark: "number" | "sign" }) {
  const [words, setWords] = useState("");
  return (
    <ToolPanel
      title={mark === "number" ? "A note" : "A note with a sign"}
      insert="Insert the note"
      onInsert={() => onInsert({ kind: "note", words, mark })}
      onClose={onClose}
    >
      <ToolField label="What it says" value={words} onChange={setWords} />
    </ToolPanel>
  );
}

export function SourceTool({ onInsert, onClose }: ToolProps) {
  const [source, setSource] = useState({ title: "", address: "", publisher: "", date: "" });
  const set = (name: keyof typeof source) => (value: string) => setSource({ ...source, [name]: value });
  return (
    <ToolPanel
      title="A source, as a note"
      insert="Insert the source"
      onInsert={() => onInsert({ kind: "note", words: sourceNote(source), mark: "number" })}
      onClose={onClose}
    >
      <ToolField label="Title" value={source.title} onChange={set("title")} />
      <ToolField label="Address" value={source.address} onChange={set("address")} />
      <ToolField label="Publisher" value={source.publisher} onChange={set("publisher")} />
      <ToolField label="Date" value={source.date} onChange={set("date")} />
    </ToolPanel>
  );
}

export function QuoteTool({ selected, onInsert, onClose }: ToolProps) {
  const [quote, setQuote] = useState<Quotation>({
    words: selected,
    attribution: "",
    cite: "",
    from: "",
    original: "",
    translation: "machine",
    engine: "",
  });
  const set = (name: keyof Quotation) => (value: string) => setQuote({ ...quote, [name]: value });
  return (
    <ToolPanel
      title="A quotation, translated or not"
      insert="Insert the quotation"
      onInsert={() => onInsert({ kind: "quote", quote })}
      onClose={onClose}
    >
      <ToolField label="In the article’s language" rows={3} value={quote.words} onChange={set("words")} />
      <ToolField label="Who said it" value={quote.attribution} onChange={set("attribution")} />
      <ToolField label="Address where it was said" value={quote.cite} onChange={set("cite")} />
      <ToolField
        label="Language of the original"
        hint="Such as zh-Hans; empty where it is no translation."
        value={quote.from}
        onChange={set("from")}
      />
      <ToolField
        label="In the original"
        rows={3}
        {...(quote.from && { lang: quote.from })}
        value={quote.original}
        onChange={set("original")}
      />
      <label className="field">
        <span className="slug">Translated by</span>
        <select
          value={quote.translation}
          onChange={({ target }) =>
            setQuote({ ...quote, translation: target.value === "human" ? "human" : "machine" })
          }
        >
          <option value="machine">a machine</option>
          <option value="human">a person</option>
        </select>
      </label>
      {quote.translation === "machine" && (
        <ToolField label="Which machine" value={quote.engine} onChange={set("engine")} />
      )}
    </ToolPanel>
  );
}

export function LinkTool({
  client,
  selected,
  onInsert,
  onClose,
}: ToolProps & { readonly client: ApiClient }) {
  const [words, setWords] = useState("");
  const [found, setFound] = useState<readonly FoundArticle[]>([]);
  const isAddress = /^(?:https?:\/\/|mailto:|tel:|\/|#)/.test(words.trim());
  useEffect(() => {
    if (isAddress) return setFound([]);
    let isOver = false;
    const timer = window.setTimeout(async () => {
      const articles = await client.findArticles(words);
      if (!isOver) setFound(articles);
    }, 150);
    return () => {
      isOver = true;
      window.clearTimeout(timer);
    };
  }, [client, words, isAddress]);
  const insert = () => {
    if (isAddress) onInsert({ kind: "link", address: words.trim(), words: selected || words.trim() });
    else if (found[0]) choose(found[0]);
  };
  const choose = ({ path, headline }: FoundArticle) =>
    onInsert({ kind: "link", address: path, words: selected || headline });
  return (
    <ToolPanel
      title="A link"
      {...(isAddress && { insert: "Insert the link" })}
      onInsert={insert}
      onClose={onClose}
    >
      <ToolField
        label="An address, or words of an article’s headline"
        value={words}
        onChange={setWords}
        hint="Enter takes the first."
      />
      <ul className="found" aria-live="polite">
        {found.map((article) => (
          <li key={article.path}>
            <button type="button" className="quiet" lang={article.language} onClick={() => choose(article)}>
              {article.headline}{" "}
              <span className="slug">{article.publishedAt.toISOString().slice(0, 10)}</span>
            </button>
          </li>
        ))}
      </ul>
    </ToolPanel>
  );
}
