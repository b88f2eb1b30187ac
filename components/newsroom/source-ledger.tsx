import { SlugLine } from "@/components/site/slug-line";
import { SourceLink, sourceFacts } from "@/components/sources/source-line";
import { sourcesDeskPath } from "@/lib/newsroom-urls";
import type { SourceView } from "@/lib/sources/views";

interface SourceLedgerProps {
  readonly sources: readonly SourceView[];
  readonly language: string;
}

/** Sources, each with what is known of it and the way to say more. */
export function SourceLedger({ sources, language }: SourceLedgerProps) {
  return (
    <ul className="ledger" id="sources">
      {sources.map((source) => (
        <li key={source.address}>
          <p>
            <SourceLink source={source} language={language} />
          </p>
          <SlugLine items={sourceFacts(source)} />
          <p>
            <a
              href={sourcesDeskPath({ address: source.address })}
              data-row
              aria-label={`Describe ${source.address}`}
            >
              Describe
            </a>
          </p>
        </li>
      ))}
    </ul>
  );
}
