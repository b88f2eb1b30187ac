import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { WAYS } from "@/components/newsroom/ways";
import { projectFolder } from "@/lib/project-folder";
import { ACTIONS, PAGES } from "./who-may-call";

const folder = path.join(projectFolder, "app/(newsroom)");
const files = readdirSync(folder, { recursive: true, encoding: "utf8" });

test("every page of the newsroom says who may open it", () => {
  const pages = files.flatMap((file) => {
    const match = /^(.*)\/page\.tsx$/.exec(file);
    return match ? [`/${match[1]}`] : [];
  });
  expect(Object.keys(PAGES).sort()).toEqual(pages.sort());
});

test("every form of the newsroom says who may send it", () => {
  const actions = files
    .filter((file) => /\.tsx?$/.test(file))
    .flatMap((file) => {
      const text = readFileSync(path.join(folder, file), "utf8");
      if (!/^"use server";/.test(text)) return [];
      return [...text.matchAll(/^export (?:async function|const) (\w+)/gm)].map(
        ([, name]) => `/${path.dirname(file)} ${name}`,
      );
    });
  expect(Object.keys(ACTIONS).sort()).toEqual(actions.sort());
});

test("every page and every form asks by itself who is calling, or says that it is open", () => {
  for (const file of files.filter((name) => /(?:page\.tsx|actions\.ts)$/.test(name))) {
    const text = readFileSync(path.join(folder, file), "utf8");
    expect(text, file).toMatch(/callerOf(?:Draft)?(?:Page|Action)\(|Open to |Anybody may /);
  }
});

test("every form that takes a fresh sign-in is one of those that must, and no other", () => {
  for (const file of files.filter((name) => name.endsWith("actions.ts"))) {
    const text = readFileSync(path.join(folder, file), "utf8");
    const rows = Object.entries(ACTIONS).filter(([name]) => name.startsWith(`/${path.dirname(file)} `));
    expect([...text.matchAll(/fresh: true/g)].length, file).toBe(rows.filter(([, row]) => row.fresh).length);
  }
});

test("every way of the newsroom's bar leads to a page, and each has a key of its own", () => {
  expect(WAYS.map(({ href }) => href).filter((href) => PAGES[href] === undefined)).toEqual([]);
  expect(new Set(WAYS.map(({ key }) => key)).size).toBe(WAYS.length);
});
