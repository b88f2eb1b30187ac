import { useEffect, useRef, useState } from "react";
import type { PictureWords as WordsOfLibrary } from "@/lib/media/picture-words";
import type { ApiClient, BroughtPicture, LibraryPage } from "./api-client";
import { PicturePicker } from "./picture-picker";
import type { PictureWords } from "./text-tools";
import { ToolField, ToolPanel } from "./tool-panel";

type Words = Omit<PictureWords, "src">;

interface PictureToolProps {
  readonly client: ApiClient;
  /** The first page of the library. */
  readonly library: LibraryPage;
  /** A picture that was dragged or pasted; null where it is still to be chosen. */
  readonly file: File | null;
  readonly title: string;
  /** What can be done with the picture, the first by Enter as well. */
  readonly uses: readonly [PictureUse, ...PictureUse[]];
  readonly onClose: () => void;
}

export interface PictureUse {
  readonly label: string;
  readonly use: (picture: BroughtPicture, words: PictureWords) => void;
}

const NO_WORDS: Words = { alt: "", caption: "", credit: "", licence: "" };

/** Finds a picture in the library, or brings a new one, and asks what is to be said of it. */
export function PictureTool({ client, library, file, title, uses, onClose }: PictureToolProps) {
  const [picture, setPicture] = useState<BroughtPicture | null>(null);
  const [saying, setSaying] = useState("");
  const [words, setWords] = useState(NO_WORDS);
  const offered = useRef(NO_WORDS);
  /** Whose words are not there yet: neither known nor known to be none. */
  const isUnread = useRef(true);
  const isOpen = useRef(true);
  const set = (name: keyof Words) => (value: string) => setWords({ ...words, [name]: value });

  const bring = async (chosen: File) => {
    setSaying("The picture is on its way.");
    isUnread.current = true;
    const answer = await client.bringPicture(chosen);
    if (!isOpen.current) return;
    setPicture(answer.ok ? answer.picture : null);
    if (answer.ok) void offerWordsOf(answer.picture);
    setSaying(
      answer.ok ? "The picture is stored; of its file nothing is kept but its pixels." : answer.message,
    );
  };
  /** The same picture may have been brought before, and described. */
  const offerWordsOf = async ({ src }: BroughtPicture) => {
    const known = await client.readPicture(src);
    if (known !== null && isOpen.current) offer(known.words);
  };
  useEffect(() => {
    isOpen.current = true;
    return () => {
      isOpen.current = false;
    };
  }, []);
  const bringDragged = useRef(bring);
  useEffect(() => {
    if (file !== null) void bringDragged.current(file);
  }, [file]);

  /** What is written about it in the library is offered; what was typed here stays. */
  const offer = (known: WordsOfLibrary) => {
    const before = offered.current;
    offered.current = wordsOf(known);
    isUnread.current = false;
    setWords((typed) => offeredOver(typed, before, offered.current));
  };
  const choose = (chosen: BroughtPicture, known: WordsOfLibrary) => {
    setPicture(chosen);
    setSaying("");
    offer(known);
  };
  const ready = (use: PictureUse["use"]) => () => {
    if (picture === null) setSaying("Choose a picture first.");
    else if (words.alt.trim() === "") setSaying("Say what the picture shows, for those who do not see it.");
    else {
      use(picture, { src: picture.src, ...words });
      remember(picture.src);
    }
  };
  /** Whoever describes a picture that nobody had described does so for the next who uses it. A caption belongs to its piece. */
  const remember = (src: string) => {
    if (isUnread.current || offered.current.alt !== "") return;
    const { alt, credit, licence } = words;
    client.describePicture(src, { alt, caption: null, credit: credit || null, licence: licence || null });
  };
  const [first, ...others] = uses;
  return (
    <ToolPanel title={title} insert={first.label} onInsert={ready(first.use)} onClose={onClose}>
      {file === null && (
        <PicturePicker client={client} library={library} chosen={picture?.src ?? null} onChoose={choose} />
      )}
      {picture !== null && (
        <img className="brought" src={picture.src} alt="" width={picture.width} height={picture.height} />
      )}
      <p role="status" className="hint">
        {saying}
      </p>
      <ToolField label="What it shows (needed)" value={words.alt} onChange={set("alt")} />
      <ToolField label="Caption" value={words.caption} onChange={set("caption")} />
      <ToolField label="Credit" value={words.credit} onChange={set("credit")} />
      <ToolField label="Licence" value={words.licence} onChange={set("licence")} />
      {file === null && (
        <label className="field">
          <span className="slug">Or a new picture</span>
          <input
            type="file"
            accept="image/*"
            onChange={({ target: { files } }) => files?.[0] && void bring(files[0])}
          />
        </label>
      )}
      {others.length > 0 && (
        <p className="actions">
          {others.map(({ label, use }) => (
            <button key={label} type="button" className="quiet" onClick={ready(use)}>
              {label}
            </button>
          ))}
        </p>
      )}
    </ToolPanel>
  );
}

function wordsOf({ alt, caption, credit, licence }: WordsOfLibrary): Words {
  return { alt, caption: caption ?? "", credit: credit ?? "", licence: licence ?? "" };
}

function offeredOver(typed: Words, before: Words, now: Words): Words {
  const word = (name: keyof Words) =>
    typed[name] === "" || typed[name] === before[name] ? now[name] : typed[name];
  return { alt: word("alt"), caption: word("caption"), credit: word("credit"), licence: word("licence") };
}
