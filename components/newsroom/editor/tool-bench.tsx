import type { KeyboardEvent } from "react";
import type { ApiClient, LibraryPage } from "./api-client";
import { PictureTool } from "./picture-tool";
import {
  type Insertion,
  type LeadHandler,
  LinkTool,
  NoteTool,
  type OpenTool,
  QuoteTool,
  SourceTool,
  TOOLS,
  type ToolName,
} from "./tools";

interface ToolBenchProps {
  readonly client: ApiClient;
  /** The first page of the library of pictures. */
  readonly library: LibraryPage;
  /** The tool that is open; null where none is. */
  readonly open: OpenTool | null;
  readonly onOpen: (tool: ToolName | null) => void;
  /** What is selected in the text. */
  readonly selected: string;
  readonly onInsert: (insertion: Insertion) => void;
  readonly onLead: LeadHandler;
  readonly onClose: () => void;
}

/** The arrows go from one tool to the next. */
const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

/** The tools of the text in a row, and the one that is open beneath. */
export function ToolBench(props: ToolBenchProps) {
  const { client, library, open, onOpen, selected, onInsert, onLead, onClose } = props;
  const tools = { selected, onInsert, onClose };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const buttons = [...event.currentTarget.querySelectorAll("button")];
    const at = buttons.findIndex((button) => button.matches(":focus"));
    const wanted = TOOLS.find(({ key }) => key === event.key);
    const step = STEPS[event.key];
    if (wanted !== undefined) onOpen(wanted.name);
    else if (step !== undefined) buttons[(at + step + buttons.length) % buttons.length]?.focus();
    else if (event.key === "Escape") onClose();
    else return;
    event.preventDefault();
  };
  return (
    <>
      <fieldset className="tools" aria-label="Put into the text" onKeyDown={onKeyDown}>
        {TOOLS.map(({ name, text, key }) => (
          <button
            key={name}
            type="button"
            className="quiet"
            aria-expanded={open?.name === name}
            aria-keyshortcuts={key}
            data-letter={key}
            onClick={() => onOpen(open?.name === name ? null : name)}
          >
            {text}
          </button>
        ))}
      </fieldset>
      {open?.name === "note" && <NoteTool mark="number" {...tools} />}
      {open?.name === "sign" && <NoteTool key="sign" mark="sign" {...tools} />}
      {open?.name === "quote" && <QuoteTool {...tools} />}
      {open?.name === "source" && <SourceTool {...tools} />}
      {open?.name === "link" && <LinkTool client={client} {...tools} />}
      {open?.name === "figure" && (
        <PictureTool
          title="A figure"
          {...{ client, library, onClose }}
          file={open.file}
          uses={[
            { label: "Insert the figure", use: (_, picture) => onInsert({ kind: "figure", picture }) },
            { label: "Make it the lead picture", use: onLead },
          ]}
        />
      )}
    </>
  );
}
