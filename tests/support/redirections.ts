import type { Redirections } from "@/lib/press/press";

/** A press that no editor has made a redirect for. */
export const noRedirections: Redirections = {
  listShapes: async () => [],
  findLeading: async () => null,
};

/** Redirects as the press asks for them, by where they begin; each question is written down in `asked`. */
export function redirectionsOf(
  leads: Readonly<Record<string, string>>,
  shapes: readonly string[],
  asked: string[],
): Redirections {
  return {
    async listShapes() {
      asked.push("shapes");
      return shapes;
    },
    async findLeading(sources) {
      asked.push(sources.join(" "));
      const first = sources.find((source) => leads[source] !== undefined);
      return first === undefined ? null : (leads[first] ?? null);
    },
  };
}
