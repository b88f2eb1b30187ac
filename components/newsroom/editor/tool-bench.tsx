import type { ApiClient } from "./api-client";
import type { LeadHandler, OpenTool, ToolName } from "./tools";
import { FigureTool, type Insertion, LinkTool, NoteTool, QuoteTool, SourceTool, TOOLS } from "./tools";

interface ToolBenchProps {
  readonly client: ApiClient;
  /** The tool that is open; null where none is. */
  readonly open: OpenTool | null;
  readonly onOpen: (tool: ToolName | null) => void;
  /** What is selected in the text. */
  readonly selected: string;
  readonly onInsert: (insertion: Insertion) => void;
  readonly onLead: LeadHandler;
  readonly onClose: () => void;
}

/** The tools of the text in a row, and the one that is open beneath. */
export function ToolBench({ client, open, onOpen, selected, onInsert, onLead, onClose }: ToolBenchProps) {
  const tools = { selected, onInsert, onClose };
  return (
    <>
      <fieldset className="tools" aria-label="Put into the text">
        {TOOLS.map(({ name, text }) => (
          <button
            key={name}
            type="button"
            className="quiet"
            aria-expanded={open?.name === name}
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
      {open?.name === "figure" && <FigureTool client={client} file={open.file} onLead={onLead} {...tools} />}
    </>
  );
}
