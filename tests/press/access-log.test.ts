import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { expect, test } from "vitest";
import { accessLine } from "@/lib/press/access-log";

function lineOf(url: string, status = 200): string {
  const asked = Object.assign(new IncomingMessage(new Socket()), { method: "GET", url });
  const answer = Object.assign(new ServerResponse(asked), { statusCode: status });
  return accessLine(asked, answer, new Date("2018-01-02T03:04:05Z"));
}

test.each([
  ["/admin/preview/the-key-itself", "/admin/preview/-"],
  ["/admin/preview/the-key-itself/more?again", "/admin/preview/-"],
  ["/admin/join/the-key-itself", "/admin/join/-"],
  ["/admin/drafts/an-id", "/admin/drafts/an-id"],
])("the line of %s shows %s, so that no key is in the log", (url, shown) => {
  expect(lineOf(url)).toBe(`2018-01-02T03:04Z GET ${shown} 200`);
  expect(lineOf(url, 404)).toBe("2018-01-02T03:04Z GET - 404");
});
