/** The part of `subset-font` that the house uses; the package ships no types of its own. */
declare module "subset-font" {
  interface SubsetOptions {
    readonly targetFormat?: "truetype" | "woff" | "woff2";
    /** OpenType feature tags to keep; the rest are dropped. */
    readonly keepFeatures?: readonly string[];
    /** A number pins the axis. */
    readonly variationAxes?: Readonly<Record<string, number>>;
    readonly noHinting?: boolean;
  }
  export default function subsetFont(font: Buffer, text: string, options?: SubsetOptions): Promise<Buffer>;
}
