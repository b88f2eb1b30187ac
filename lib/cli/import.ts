import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { languageTagSchema } from "@/lib/articles/content";
import { env } from "@/lib/env";
import { adoptImprint, applyImport } from "@/lib/importers/apply-import";
import type { ImportFile, ImportOptions } from "@/lib/importers/import-options";
import { type ImportPlan, planImport } from "@/lib/importers/plan-import";
import { OperatorError } from "@/lib/operator-error";
import type { Problem } from "@/lib/outcome";
import { problemsOf } from "@/lib/problems";
import { absoluteUrl } from "@/lib/urls";
import { type ImportReport, jsonReport, plainReport } from "./import-report";
import { atDesk, type OpenDesk } from "./open-desk";

/** What commander hands over. */
const argumentsSchema = z.object({
  date: z.string().optional(),
  author: z.array(z.string().trim().min(1, "must not be empty")),
  section: z.string().trim().min(1, "must not be empty").optional(),
  story: z.string().trim().min(1, "must not be empty").optional(),
  topic: z.array(z.string().trim().min(1, "must not be empty")),
  language: z.string().transform(canonicalLanguage).pipe(languageTagSchema).optional(),
  publish: z.boolean(),
  adoptImprint: z.boolean(),
  dryRun: z.boolean(),
  json: z.boolean(),
});
type ImportArguments = z.infer<typeof argumentsSchema>;

/** Imports files and reports on each; gives back the exit status: 0 when nothing was refused, else 1. */
export async function importFiles(names: readonly string[], given: { json: boolean }): Promise<number> {
  const report = given.json ? jsonReport() : plainReport();
  const options = argumentsSchema.safeParse(given);
  if (!options.success) return refuseAll(report, problemsOf(options.error, "option-not-usable"));
  const files: ImportFile[] = [];
  const problems: Problem[] = [];
  for (const name of names) {
    const file = await openFile(name);
    if ("bytes" in file) files.push(file);
    else problems.push(file);
  }
  if (problems.length > 0) return refuseAll(report, problems);
  try {
    return await atDesk("command line", (open) => runImport(open, files, options.data, report));
  } catch (cause) {
    // What was begun is told to its end, whatever happened; the surprise itself is for whoever can mend it.
    const message = cause instanceof Error ? cause.message : String(cause);
    const refused = refuseAll(report, [{ code: "import-interrupted", at: null, message }]);
    if (cause instanceof OperatorError) return refused;
    throw cause;
  }
}

async function runImport(
  { desk, ownOrigins }: OpenDesk,
  files: readonly ImportFile[],
  options: ImportArguments,
  report: ImportReport,
): Promise<number> {
  const importOptions: ImportOptions = {
    date: options.date ?? null,
    authors: options.author,
    topics: options.topic,
    section: options.section ?? null,
    story: options.story ?? null,
    language: options.language ?? null,
    publish: options.publish,
    adoptImprint: options.adoptImprint,
    sample: false,
  };
  const plan = await planImport(desk, files, importOptions, ownOrigins);
  if (!plan.ok) return refuseAll(report, plan.problems);
  if (options.dryRun) return showPlan(report, plan.value, options.publish);
  // The imprint is a setting like any other, and comes first so that the pieces are printed in their own house.
  const adopted = await adoptImprint(desk, plan.value.imprint, ownOrigins);
  if (!adopted.ok) return refuseAll(report, adopted.problems);
  let refused = 0;
  for await (const item of applyImport(desk, plan.value, importOptions)) {
    if (item.status === "refused") refused += 1;
    report.item({ ...item, address: addressOf(item.path) });
  }
  report.end({ imprintAdopted: adopted.value.changed, dryRun: false, problems: [] });
  return refused === 0 ? 0 : 1;
}

function canonicalLanguage(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? tag;
  } catch {
    return tag;
  }
}

function refuseAll(report: ImportReport, problems: readonly Problem[]): number {
  report.end({ imprintAdopted: false, dryRun: false, problems });
  return 1;
}

function showPlan(report: ImportReport, plan: ImportPlan, publish: boolean): number {
  for (const { file, id, findings, content, earlier } of plan.items) {
    const path = earlier?.path ?? null;
    const isThere = earlier !== null && (path !== null || !publish);
    const status = isThere ? "unchanged" : "checked";
    report.item({ file, status, id, path, address: addressOf(path), findings, problems: [], content });
  }
  report.end({ imprintAdopted: false, dryRun: true, problems: [] });
  return 0;
}

function addressOf(path: string | null): string | null {
  return path === null ? null : absoluteUrl(env().siteUrl, path);
}

/** Reads a file that somebody named, or says why it cannot be read. */
export async function openFile(name: string): Promise<ImportFile | Problem> {
  try {
    return {
      name,
      bytes: await readFile(name),
      readBeside: (picture) => readBeside(path.dirname(path.resolve(name)), picture),
    };
  } catch (cause) {
    const reason = cause instanceof Error && "code" in cause ? REASONS[String(cause.code)] : undefined;
    return {
      code: "file-not-readable",
      at: name,
      message: `It cannot be read: ${reason ?? String(cause)}.`,
    };
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EACCES: "reading it is not allowed",
  EISDIR: "it is a folder; name the files in it",
};

/** A document may name pictures in its own folder and below, and nothing else on the machine. */
async function readBeside(folder: string, name: string): Promise<Buffer | null> {
  const file = path.resolve(folder, decodeName(name));
  if (!file.startsWith(folder + path.sep)) return null;
  return readFile(file).catch(() => null);
}

function decodeName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
