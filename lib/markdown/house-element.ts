import type { Properties } from "hast";
import type { Parent, RootContent } from "mdast";

/**
 * An element that Markdown has no node for, such as a figure or a note's mark. It stands in the Markdown tree, so
 * that later steps (punctuation, links, notes) treat what is inside it like everything else.
 */
export interface HouseElement extends Parent {
  type: "houseElement";
  children: RootContent[];
  data: { hName: string; hProperties: Properties };
}

declare module "mdast" {
  interface BlockContentMap {
    houseElement: HouseElement;
  }
  interface PhrasingContentMap {
    houseElement: HouseElement;
  }
  interface RootContentMap {
    houseElement: HouseElement;
  }
}

export function houseElement(name: string, properties: Properties, children: RootContent[]): HouseElement {
  return { type: "houseElement", data: { hName: name, hProperties: properties }, children };
}
