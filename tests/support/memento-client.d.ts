/** The package has no types of its own. */
declare module "memento-client" {
  interface Options {
    /** Everything of a TimeGate's or a TimeMap's address that comes before the article's own. */
    readonly host: string;
    /** The moment that is wanted. Without it the answer is a TimeMap's. */
    readonly time?: string | number;
  }
  type Link = Readonly<Record<string, string>> & { readonly href: string; readonly rel: string };
  export default function memento(
    address: string,
    options: Options,
    done: (error: Error | null, links: Link[]) => void,
  ): void;
}
