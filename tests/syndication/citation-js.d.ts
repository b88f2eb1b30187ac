declare module "@citation-js/core" {
  export const plugins: {
    readonly input: {
      /** Reads what one of the plugins understands, as CSL-JSON. Throws for what none does. */
      chain(
        input: string,
        options?: { readonly generateGraph?: boolean },
      ): readonly Record<string, unknown>[];
    };
  };
}
declare module "@citation-js/plugin-bibtex" {}
declare module "@citation-js/plugin-csl" {}
declare module "@citation-js/plugin-ris" {}
