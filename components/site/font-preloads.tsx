import { fontFiles } from "@/lib/typography/font-files";

/**
 * Asks for the faces that the top of the page is set in, before the stylesheet is read. React moves these into the
 * head. Fonts are always fetched as if from another origin, hence `crossOrigin`.
 */
export function FontPreloads({ faces }: { faces: readonly (keyof typeof fontFiles)[] }) {
  return faces.map((face) => (
    <link
      key={face}
      rel="preload"
      as="font"
      type="font/woff2"
      href={fontFiles[face]}
      crossOrigin="anonymous"
    />
  ));
}
