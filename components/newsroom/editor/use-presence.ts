import { useEffect, useState } from "react";
import type { ApiClient } from "./api-client";

/** How often it is said that somebody has the draft open. */
const PRESENCE_MS = 20_000;

/** Says that this window has the draft open, for as long as it has; gives back the names of the others who have. */
export function usePresence(client: ApiClient, draft: string): readonly string[] {
  const [others, setOthers] = useState<readonly string[]>([]);
  useEffect(() => {
    const hold = async () => setOthers(await client.hold(draft));
    void hold();
    const timer = window.setInterval(hold, PRESENCE_MS);
    const leave = () => client.leave(draft);
    window.addEventListener("pagehide", leave);
    return () => {
      window.clearInterval(timer);
      window.removeEventListener("pagehide", leave);
    };
  }, [client, draft]);
  return others;
}
