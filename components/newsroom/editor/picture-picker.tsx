import { useEffect, useId, useRef, useState } from "react";
import type { PictureWords } from "@/lib/media/picture-words";
import { SmallPicture } from "../small-picture";
import type { ApiClient, BroughtPicture, LibraryPage } from "./api-client";
import { ToolField } from "./tool-panel";

interface PicturePickerProps {
  readonly client: ApiClient;
  /** The first page of the library. */
  readonly library: LibraryPage;
  /** The address of the picture that is chosen; null where none is. */
  readonly chosen: string | null;
  readonly onChoose: (picture: BroughtPicture, words: PictureWords) => void;
}

/**
 * The pictures of the library as one choice among several: Tab comes to it once, the arrows go through it. They are found by their words,
 * and Enter in that field goes to what was found.
 */
export function PicturePicker({ client, library, chosen, onChoose }: PicturePickerProps) {
  const name = useId();
  const list = useRef<HTMLUListElement>(null);
  const [words, setWords] = useState("");
  const [{ pictures, next }, setPage] = useState(library);
  const [isKnown, setIsKnown] = useState(true);
  useEffect(() => {
    let isOver = false;
    const timer = window.setTimeout(async () => {
      const page = await client.findPictures(words, null);
      if (isOver) return;
      setIsKnown(page !== null);
      if (page !== null) setPage(page);
    }, 150);
    return () => {
      isOver = true;
      window.clearTimeout(timer);
    };
  }, [client, words]);
  const goOn = async () => {
    const page = await client.findPictures(words, next);
    if (page === null) return setIsKnown(false);
    setPage({ pictures: [...pictures, ...page.pictures], next: page.next });
  };
  return (
    <fieldset className="picker">
      <legend className="slug">From the library</legend>
      <ToolField
        label="Words of its description"
        value={words}
        onChange={setWords}
        onEnter={() => list.current?.querySelector<HTMLElement>("input")?.focus()}
      />
      <p role="status" className="hint">
        {sayingOf(pictures.length, next !== null, words, isKnown)}
      </p>
      <ul ref={list} className="picks">
        {pictures.map((picture) => (
          <li key={picture.src}>
            <label>
              <input
                type="radio"
                name={name}
                checked={picture.src === chosen}
                onChange={() => onChoose(picture, picture.words)}
              />
              <span className="frame">
                <SmallPicture picture={picture} sizes="8rem" />
              </span>
              <span className="what">{picture.words.alt || "A picture that nobody has described"}</span>
            </label>
          </li>
        ))}
      </ul>
      {next !== null && (
        <button type="button" className="quiet" onClick={() => void goOn()}>
          Older pictures
        </button>
      )}
    </fieldset>
  );
}

function sayingOf(count: number, goesOn: boolean, words: string, isKnown: boolean): string {
  if (!isKnown) return "The library is out of reach.";
  if (count === 0)
    return words.trim() === "" ? "There is no picture yet." : "No description has these words.";
  return `${count === 1 ? "1 picture" : `${count} pictures`}${goesOn ? ", and older ones" : ""}; Space chooses, the arrows go on.`;
}
