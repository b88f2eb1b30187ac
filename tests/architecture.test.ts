import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { projectFolder } from "@/lib/project-folder";

/**
 * Who may import whom: app → components → lib → prisma; each what stands to its right, never to its left. And what each
 * module of lib must not know. The rules are data, and every rule is shown a planted violation that it must find.
 */

interface SourceFile {
  /** From the project's folder, with `/`. */
  readonly name: string;
  readonly text: string;
}

interface Rule {
  readonly sentence: string;
  /** Whom it binds. */
  readonly applies: (file: string) => boolean;
  /** Whether the imported module (from the project's folder, or a package's name) is forbidden there. */
  readonly forbids: (imported: string, file: string) => boolean;
  /** A violation, which the rule must find. */
  readonly planted: SourceFile;
}

const within =
  (...folders: string[]) =>
  (name: string) =>
    folders.some((folder) => name.startsWith(`${folder}/`));
const isTypesOnly = /[/](?:views|content|settings)$/;

const rules: readonly Rule[] = [
  {
    sentence: "lib does not know components or app",
    applies: within("lib"),
    forbids: within("components", "app"),
    planted: {
      name: "lib/articles/queries.ts",
      text: 'import { Masthead } from "@/components/site/masthead";',
    },
  },
  {
    sentence: "components do not know app",
    applies: within("components"),
    forbids: within("app"),
    planted: {
      name: "components/site/masthead.tsx",
      text: 'import { dynamic } from "../../app/(reader)/page";',
    },
  },
  {
    sentence: "components fetch nothing: no database, no queries, no commands",
    applies: within("components"),
    forbids: (imported) =>
      /^lib\/(?:(?:database|storage|cli|press)\/|.*\/(?:queries|commands)$)/.test(imported),
    planted: {
      name: "components/front/front.tsx",
      text: 'import { listFrontPage } from "@/lib/articles/queries";',
    },
  },
  {
    sentence: "app reaches the database only through a module's queries and commands",
    applies: within("app"),
    forbids: (imported) => /^lib\/(?:database|cli)\//.test(imported) || /^(?:pg|@prisma\/)/.test(imported),
    planted: { name: "app/(reader)/page.tsx", text: 'import { database } from "@/lib/database/client";' },
  },
  {
    sentence: "only lib/database knows pg, PGlite and Prisma's parts",
    applies: (file) => within("lib", "components", "app")(file) && !within("lib/database")(file),
    forbids: (imported) => /^(?:pg$|@electric-sql\/|@prisma\/)/.test(imported),
    planted: { name: "lib/articles/queries.ts", text: 'import { Pool } from "pg";' },
  },
  {
    sentence: "the Markdown pipeline knows no article, no database and no site",
    applies: within("lib/markdown"),
    forbids: (imported) =>
      within("lib")(imported) &&
      !/^lib\/(?:markdown\/|outcome$|project-folder$|trackers$|worker-file$)/.test(imported),
    planted: { name: "lib/markdown/pipeline.ts", text: 'import { findSite } from "@/lib/site/queries";' },
  },
  {
    sentence: "the audit log knows nothing of what it tells of",
    applies: within("lib/audit"),
    forbids: (imported) =>
      within("lib")(imported) && !/^lib\/(?:audit|database|storage)\/|^lib\/dates$/.test(imported),
    planted: { name: "lib/audit/audit.ts", text: 'import { findActor } from "@/lib/accounts/guard";' },
  },
  {
    sentence: "the public log knows nothing of what it tells of",
    applies: within("lib/log"),
    forbids: (imported) =>
      within("lib")(imported) &&
      !/^lib\/(?:log|database|storage)\/|^lib\/(?:desk|outcome|urls|site\/edition)$/.test(imported),
    planted: {
      name: "lib/log/append-to-log.ts",
      text: 'import { sealRevision } from "@/lib/articles/revisions";',
    },
  },
  {
    sentence: "views are types and selections: they reach no database at run time",
    applies: (file) => isTypesOnly.test(file.replace(/\.ts$/, "")),
    forbids: (imported) =>
      /^lib\/database\/(?!generated\/)/.test(imported) || /\/(?:queries|commands)$/.test(imported),
    planted: { name: "lib/articles/views.ts", text: 'import { database } from "../database/client";' },
  },
  {
    sentence:
      "the reader's pages are plain links and pictures: no client navigation, no optimiser, no fonts by script",
    applies: (file) => within("app/(reader)", "components")(file) && !within("components/newsroom")(file),
    forbids: (imported) => /^next\/(?:link|image|font|script|dynamic)/.test(imported),
    planted: { name: "app/(reader)/page.tsx", text: 'import Link from "next/link";' },
  },
  {
    sentence: "nothing in lib knows the API, which only calls what the rest can do",
    applies: (file) => within("lib")(file) && !within("lib/api")(file),
    forbids: within("lib/api"),
    planted: { name: "lib/articles/save-draft.ts", text: 'import { serveApi } from "@/lib/api/serve";' },
  },
  {
    sentence: "lib/fetching is the one way out to the web",
    applies: (file) => within("lib", "components", "app")(file) && !within("lib/fetching")(file),
    forbids: (imported) => /^(?:node:)?(?:https|http2|tls|dns|dns\/promises|dgram)$|^undici$/.test(imported),
    planted: { name: "lib/captures/commands.ts", text: 'import { get } from "node:https";' },
  },
  {
    sentence: "only the command line knows the command line",
    applies: (file) => within("lib", "components", "app")(file) && !within("lib/cli")(file),
    forbids: within("lib/cli"),
    planted: { name: "lib/press/server.ts", text: 'import { openDesk } from "@/lib/cli/open-desk";' },
  },
];

describe("who may import whom", () => {
  const files = readSources();

  test("there is something to look at", () => {
    for (const folder of ["app", "components", "lib"])
      expect(files.filter(({ name }) => within(folder)(name))).not.toEqual([]);
  });

  test.each(rules)("$sentence", (rule) => {
    expect(files.flatMap((file) => violations(rule, file))).toEqual([]);
  });

  test.each(rules)("would be noticed if not: $sentence", (rule) => {
    expect(violations(rule, rule.planted)).toHaveLength(1);
  });
});

describe("the rest of the house's order", () => {
  const files = readSources();

  test("process.env is read in lib/env.ts alone", () => {
    const readers = files.filter(({ text }) => /\bprocess\.env\b/.test(text)).map(({ name }) => name);
    expect(readers).toEqual(["lib/env.ts"]);
  });

  test("nothing on the server asks the web by a name of its own", () => {
    const askers = files.filter(({ text }) => /(?<![.\w])fetch\(/.test(text)).map(({ name }) => name);
    expect(askers.filter((name) => !within("components/newsroom")(name))).toEqual([]);
  });

  test("no module is a drawer for everything", () => {
    const drawers = files.filter(({ name }) =>
      /(?:^|\/)(?:utils?|helpers?|misc|common|index)(?:\.|\/)/.test(name),
    );
    expect(drawers.map(({ name }) => name)).toEqual([]);
  });

  test("reader components hold no state and run nowhere but on the server", () => {
    const clients = files.filter(
      ({ name, text }) => within("components")(name) && /^["']use client["']/m.test(text),
    );
    expect(clients.filter(({ name }) => !within("components/newsroom", "components/forms")(name))).toEqual(
      [],
    );
  });

  test("only the folders of the plan stand at the top", () => {
    const allowed = /^(?:app|components|lib|prisma|public|tests|node_modules|data|test-results|\..*)$/;
    const folders = readdirSync(projectFolder, { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    expect(folders.map(({ name }) => name).filter((name) => !allowed.test(name))).toEqual([]);
  });
});

function violations(rule: Rule, file: SourceFile): string[] {
  if (!rule.applies(file.name)) return [];
  return importsOf(file)
    .filter((imported) => rule.forbids(imported, file.name))
    .map((imported) => `${file.name} imports ${imported}`);
}

/** What a file imports, exports from or loads later, as paths from the project's folder without an extension. */
function importsOf({ name, text }: SourceFile): string[] {
  const statements = text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*["']([^"']+)["']/g);
  return [...statements].map(([, imported = ""]) => {
    if (imported.startsWith("@/")) return imported.slice(2);
    if (imported.startsWith("."))
      return path.posix.join(path.posix.dirname(name), imported).replace(/\.[mc]?[jt]sx?$/, "");
    return imported;
  });
}

function readSources(): SourceFile[] {
  return ["app", "components", "lib"]
    .flatMap((folder) => listFiles(folder))
    .map((name) => ({
      name,
      text: readFileSync(path.join(projectFolder, name), "utf8"),
    }));
}

function listFiles(name: string): string[] {
  const file = path.join(projectFolder, name);
  if (name === "lib/database/generated") return [];
  if (statSync(file).isDirectory())
    return readdirSync(file).flatMap((child) => listFiles(`${name}/${child}`));
  return /\.[mc]?[jt]sx?$/.test(name) ? [name] : [];
}
