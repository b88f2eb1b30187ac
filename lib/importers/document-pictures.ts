import type { Figure } from "@/lib/articles/content";
import { storedPicture } from "@/lib/media/commands";
import { developPicture } from "@/lib/media/develop-picture";
import type { Picture } from "@/lib/media/picture";
import type { StoredPicture } from "@/lib/media/views";
import type { Problem } from "@/lib/outcome";
import type { ImportFile } from "./import-options";
import type { Finding, ImportedDocument } from "./imported-document";
import { listImages } from "./rewrite-images";

/** The pictures of a document that lie beside it. */
export interface DocumentPictures {
  /** By the name that the document gives it. */
  readonly found: ReadonlyMap<string, { readonly picture: Picture; readonly stored: StoredPicture }>;
  /** What is missing, or is no picture, or may not be published. */
  readonly problems: readonly Problem[];
  /** What the page will not show, because it lies elsewhere than beside the document. */
  readonly findings: readonly Finding[];
}

/** A page asks no other host for anything, so that a picture on the web becomes a link. */
const ON_THE_WEB = /^https?:/i;
const STORED = /^\/media\/[0-9a-f]{64}\.[a-z0-9]{3,4}$/;
const BESIDE = /^(?![a-z][a-z0-9+.-]*:|\/|#)/i;

/** Reads and develops the pictures that a document shows, and its lead. */
export async function readPictures(file: ImportFile, document: ImportedDocument): Promise<DocumentPictures> {
  const names = new Set([
    ...listImages(document.body),
    ...(document.lead === null ? [] : [document.lead.src]),
  ]);
  const found = new Map<string, { picture: Picture; stored: StoredPicture }>();
  const problems: Problem[] = [];
  const findings: Finding[] = [];
  for (const name of names) {
    if (!BESIDE.test(name) && name !== document.lead?.src) {
      if (!STORED.test(name)) findings.push(notShown(name));
      continue;
    }
    const bytes = await file.readBeside(name);
    if (bytes === null) {
      problems.push({
        code: "picture-missing",
        at: file.name,
        message: `The picture ${name} is not beside ${file.name}. Put it there, or take it out of the text.`,
      });
      continue;
    }
    const developed = await developPicture(bytes, name);
    if (developed.ok) found.set(name, { picture: developed.value, stored: storedPicture(developed.value) });
    else problems.push(...developed.problems);
  }
  return { found, problems, findings };
}

/** The document's lead as a figure of stored media; null where it has none. */
export function leadFigure(document: ImportedDocument, { found }: DocumentPictures): Figure | null {
  if (document.lead === null) return null;
  const { src, ...words } = document.lead;
  const lead = found.get(src);
  if (lead === undefined) return null;
  const { src: address, width, height } = lead.stored;
  return { src: address, width, height, ...words };
}

function notShown(name: string): Finding {
  const what = ON_THE_WEB.test(name)
    ? "is on the web; the page links to it instead of showing it"
    : "is not beside the document; the page shows its alternative text";
  return { line: 0, code: "picture-not-shown", message: `The picture ${name} ${what}.` };
}
