import { SaxesParser } from "saxes";

/** An element as a strict reader of XML with namespaces finds it. */
export interface Parsed {
  /** Its name with the prefix that it was written with, which the document must have declared. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Parsed[];
  /** The text in it, that of its children not included. */
  text: string;
}

/** The root of a document. Throws on anything that is not well formed, on undeclared prefixes, and on a document type. */
export function parseXml(source: string): Parsed {
  const document: Parsed = { name: "", attributes: {}, children: [], text: "" };
  const open = [document];
  const parser = new SaxesParser({ xmlns: true });
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("doctype", () => {
    throw new Error("There must be no document type.");
  });
  parser.on("opentag", ({ name, attributes }) => {
    const element: Parsed = {
      name,
      attributes: Object.fromEntries(Object.entries(attributes).map(([key, { value }]) => [key, value])),
      children: [],
      text: "",
    };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on("text", (text) => {
    const element = open.at(-1);
    if (element) element.text += text;
  });
  parser.on("closetag", () => {
    open.pop();
  });
  parser.write(source).close();
  const [root] = document.children;
  if (root === undefined) throw new Error("There is no root.");
  return root;
}

/** The children of that name, in their order. */
export function all(element: Parsed, name: string): Parsed[] {
  return element.children.filter((child) => child.name === name);
}

/** The only child of that name. Throws when there is none, or more. */
export function only(element: Parsed, name: string): Parsed {
  const [found, ...others] = all(element, name);
  if (found === undefined || others.length > 0)
    throw new Error(`${element.name} has ${found ? others.length + 1 : 0} of ${name}.`);
  return found;
}
