import { expect, test } from "vitest";
import { readArticlePlace } from "@/lib/cli/article-place";

test.each([
  ["/2018/01/02/no-chats", "/2018/01/02/no-chats"],
  [" https://news.example/2018/01/02/no-chats ", "/2018/01/02/no-chats"],
  ["HTTP://127.0.0.1:3000/2018/01/02/no-chats/", "/2018/01/02/no-chats"],
  ["/2018/01/02/no-chats?utm_source=x#note", "/2018/01/02/no-chats"],
  ["/2018/01/02/no-chats/article.md", "/2018/01/02/no-chats"],
  ["/2018/01/02/No-Chats/article.json", "/2018/01/02/no-chats"],
  ["/2018/01/02/%E5%BE%AE%E4%BF%A1", "/2018/01/02/微信"],
  ["/2018/01/02/微信", "/2018/01/02/微信"],
  ["/2018/01/02/cafe\u0301", "/2018/01/02/café"],
])("%j means the article at %s", (written, path) => {
  expect(readArticlePlace(written)).toEqual({ path });
});

test.each([
  "",
  "no-chats",
  "/2018/01/02",
  "/2018/01/02/",
  "/2018/1/2/no-chats",
  "/about",
  "https://news.example",
  "/2018/01/02/a/b",
  "/2018/01/02/%E5",
])("%j means none, which is said with an example", (written) => {
  expect(() => readArticlePlace(written)).toThrow(/is not the address of an article.*\/2018\/01\/02\/slug/);
});
