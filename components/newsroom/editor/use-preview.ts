import { useCallback, useEffect, useRef, useState } from "react";
import type { DraftContent } from "@/lib/articles/draft-content";
import type { ApiClient, Preview } from "./api-client";

/** Between two previews of what is being typed, in milliseconds; each is asked for when the last has come. */
const BREATH_MS = 40;

/**
 * The preview of the newest content, by the real pipeline. One is asked for at a time, and after it the newest, so that a slow server is never
 * asked for what nobody will see; where none comes, the last one stays.
 */
export function usePreview(
  client: ApiClient,
  draft: string,
  first: Preview,
): { readonly preview: Preview; readonly show: (content: DraftContent) => void } {
  const [preview, setPreview] = useState(first);
  const wanted = useRef<DraftContent | null>(null);
  const isBusy = useRef(false);
  const isOpen = useRef(true);
  useEffect(() => {
    isOpen.current = true;
    return () => {
      isOpen.current = false;
    };
  }, []);
  const show = useCallback(
    (content: DraftContent) => {
      wanted.current = content;
      if (isBusy.current) return;
      isBusy.current = true;
      const next = async () => {
        while (wanted.current !== null && isOpen.current) {
          const asked = wanted.current;
          wanted.current = null;
          const made = await client.preview(draft, asked);
          if (made !== null && isOpen.current) setPreview(made);
          await new Promise((resolve) => setTimeout(resolve, BREATH_MS));
        }
        isBusy.current = false;
      };
      void next();
    },
    [client, draft],
  );
  return { preview, show };
}
