import type { ArticleContent } from "@/lib/articles/content";
import type { ImportedItem } from "@/lib/importers/apply-import";
import type { Problem } from "@/lib/outcome";

/** Tells the person who imports what became of each file, at the moment at which it is so. */
export interface ImportReport {
  item(item: ReportedItem): void;
  end(end: ImportEnd): void;
}

export interface ReportedItem extends Omit<ImportedItem, "status"> {
  readonly status: ImportedItem["status"] | "checked";
  readonly address: string | null;
  /** What was understood, for a dry run. */
  readonly content?: ArticleContent;
}

export interface ImportEnd {
  readonly imprintAdopted: boolean;
  readonly dryRun: boolean;
  /** Why the import did not begin, or did not go on; what was reported before stays. */
  readonly problems: readonly Problem[];
}

const write = (text: string) => void process.stdout.write(text);

/** One JSON document that is written as it comes about, an item a line: `{"items":[…],"summary":{…}}`. */
export function jsonReport(): ImportReport {
  const counts = countItems();
  let begun = false;
  return {
    item(item) {
      counts.add(item.status);
      write(`${begun ? "," : '{"items":['}\n${JSON.stringify(item)}`);
      begun = true;
    },
    end({ problems, ...summary }) {
      write(`${begun ? "" : '{"items":['}\n],"summary":${JSON.stringify({ ...counts.all, ...summary })}`);
      write(`,"problems":${JSON.stringify(problems)}}\n`);
    },
  };
}

/** A line for each file, with what was found indented beneath it. Refusals go to standard error. */
export function plainReport(): ImportReport {
  const counts = countItems();
  return {
    item(item) {
      counts.add(item.status);
      write(`${item.file}: ${STATUS[item.status]}${item.address ? ` at ${item.address}` : ""}\n`);
      for (const { line, message } of item.findings) {
        write(`  ${line > 0 ? `line ${line}: ` : ""}${message}\n`);
      }
      for (const { message } of item.problems) write(`  ${message}\n`);
    },
    end({ imprintAdopted, dryRun, problems }) {
      for (const { at, message } of problems) console.error(`${at === null ? "" : `${at}: `}${message}`);
      if (problems.length > 0 && counts.total() === 0) return void console.error("Nothing was written.");
      if (imprintAdopted) write("The imprint is the site's own now.\n");
      if (dryRun) return write("This was a dry run: nothing was written.\n");
      write(
        `${Object.entries(counts.all)
          .map(([status, count]) => `${count} ${status}`)
          .join(", ")}.\n`,
      );
    },
  };
}

const STATUS: Readonly<Record<ReportedItem["status"], string>> = {
  imported: "imported as a draft",
  published: "published",
  unchanged: "unchanged, since it had been imported before",
  refused: "refused",
  checked: "would be imported",
};

function countItems() {
  const all: Record<ImportedItem["status"], number> = { imported: 0, published: 0, unchanged: 0, refused: 0 };
  return {
    all,
    total: () => Object.values(all).reduce((sum, count) => sum + count, 0),
    add(status: ReportedItem["status"]) {
      if (status !== "checked") all[status] += 1;
    },
  };
}
