import { type ChangeKind, updateArticle } from "@/lib/articles/update-article";
import { env } from "@/lib/env";
import { planUpdate } from "@/lib/importers/plan-update";
import { storePicture } from "@/lib/media/commands";
import { OperatorError } from "@/lib/operator-error";
import { refuse } from "@/lib/outcome";
import { absoluteUrl } from "@/lib/urls";
import { readArticlePlace, report } from "./article-place";
import { openFile } from "./import";
import { atDesk } from "./open-desk";

const KINDS: Readonly<Record<string, ChangeKind>> = {
  typo: "typo",
  update: "updated",
  correction: "corrected",
};

const DONE = { typo: "mended", updated: "updated", corrected: "corrected" } as const satisfies Record<
  ChangeKind,
  string
>;

/** Publishes a file as the next revision of the article at an address; gives back the exit status. */
export async function update(
  address: string,
  fileName: string,
  {
    kind: written,
    note,
    serious,
  }: { readonly kind: string; readonly note: string; readonly serious: boolean },
): Promise<number> {
  const article = readArticlePlace(address);
  const kind = KINDS[written];
  if (kind === undefined)
    throw new OperatorError(`“${written}” is no kind of change: write typo, update or correction.`);
  const file = await openFile(fileName);
  if (!("bytes" in file)) return report(refuse(file), () => "");
  return atDesk("command line", async ({ desk, ownOrigins }) => {
    const planned = await planUpdate(desk, article, file, ownOrigins);
    if (!planned.ok) return report(planned, () => "");
    const { pictures, findings, ...plan } = planned.value;
    for (const { line, message } of findings) console.log(`${line > 0 ? `line ${line}: ` : ""}${message}`);
    for (const picture of pictures) await storePicture(desk, picture);
    return report(
      await updateArticle(desk, { ...plan, kind, note, serious }),
      ({ path, revisionNumber }) =>
        `${absoluteUrl(env().siteUrl, path)} is ${DONE[kind]}, as revision ${revisionNumber}.`,
    );
  });
}
