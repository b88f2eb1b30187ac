import type { RefObject } from "react";
import type { DraftFields } from "@/lib/articles/draft-form";
import type { ApiClient, BroughtPicture, LibraryPage } from "./api-client";
import { DraftTextField, LEAD_PICK } from "./draft-fields";
import { PictureTool } from "./picture-tool";
import type { LeadHandler } from "./tools";

interface LeadPictureProps {
  readonly client: ApiClient;
  /** The first page of the library. */
  readonly library: LibraryPage;
  readonly values: Partial<DraftFields>;
  readonly lang: string;
  /** Whether the script is at work, by which a picture is looked for. */
  readonly isLive: boolean;
  /** Whether its tool is open. */
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
  readonly onLead: LeadHandler;
  /** Is told of the picture whose address was typed. */
  readonly onKnown: (picture: BroughtPicture) => void;
  /** The button that opens the tool, to which the focus comes back. */
  readonly opener: RefObject<HTMLButtonElement | null>;
}

/** The picture at the head of the piece: chosen from the library or brought, and what is said of it. */
export function LeadPicture(props: LeadPictureProps) {
  const { client, library, values, lang, isLive, isOpen, onOpen, onLead, onKnown, opener } = props;
  const measure = async (src: string) => {
    const picture = await client.readPicture(src);
    if (picture !== null) onKnown(picture);
  };
  return (
    <fieldset className="lead-picture" aria-labelledby="lead-picture">
      <h3 className="slug" id="lead-picture">
        Lead picture
      </h3>
      {isLive ? (
        <p className="actions">
          <button
            ref={opener}
            type="button"
            className="quiet"
            data-key="i"
            aria-expanded={isOpen}
            onClick={() => onOpen(!isOpen)}
          >
            Choose a picture
          </button>
        </p>
      ) : (
        <LeadChoice library={library} />
      )}
      {isOpen && (
        <PictureTool
          title="The lead picture"
          client={client}
          library={library}
          file={null}
          uses={[{ label: "Make it the lead picture", use: onLead }]}
          onClose={() => onOpen(false)}
        />
      )}
      <DraftTextField
        name="lead.src"
        values={values}
        hint="Of a stored picture: /media/…"
        onType={(src) => void measure(src)}
      />
      <div className="lead-texts">
        <DraftTextField name="lead.alt" values={values} lang={lang} />
        <DraftTextField name="lead.caption" values={values} lang={lang} />
        <DraftTextField name="lead.credit" values={values} />
        <DraftTextField name="lead.licence" values={values} />
      </div>
    </fieldset>
  );
}

/** The newest pictures as a list, for whoever writes without script. */
function LeadChoice({ library: { pictures } }: { readonly library: LibraryPage }) {
  if (pictures.length === 0) return null;
  return (
    <div className="field">
      <label htmlFor={LEAD_PICK} className="slug">
        One of the newest pictures
      </label>
      <select id={LEAD_PICK} name={LEAD_PICK} defaultValue="" aria-describedby="lead-pick-hint">
        <option value="">The one whose address is below</option>
        {pictures.map(({ src, width, height, words }) => (
          <option key={src} value={src}>
            {words.alt || "Nobody has described it"} ({width} × {height})
          </option>
        ))}
      </select>
      <p className="hint" id="lead-pick-hint">
        What is written about it in the library fills the empty fields below when it is saved.
      </p>
    </div>
  );
}
