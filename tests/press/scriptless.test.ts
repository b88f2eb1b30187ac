import { describe, expect, test } from "vitest";
import { withoutScripts } from "@/lib/press/scriptless";

describe("a page without scripts", () => {
  test.each([
    ["a script from a file", '<p>a</p><script src="/x.js" async=""></script><p>b</p>', "<p>a</p><p>b</p>"],
    ["a script in the page", "<p>a</p><script>if (1 < 2) alert('</p>')</script><p>b</p>", "<p>a</p><p>b</p>"],
    ["a module", '<script type="module">import "/x.js"</script>', ""],
    ["a script in capitals", "<SCRIPT>x()</SCRIPT>", ""],
    [
      "an empty address of a form",
      '<form class="f" action="" method="POST">',
      '<form class="f" method="POST">',
    ],
    ["a script that never ends", "<p>a</p><script>x()", "<p>a</p>"],
    ["a preloaded script", '<link rel="preload" as="script" href="/x.js"/>', ""],
    ["a preloaded module", '<link rel="modulepreload" href="/x.js">', ""],
    ["what would wait for a script", '<link rel="expect" href="#_R_" blocking="render"/>', ""],
  ])("loses %s", async (_name, html, expected) => {
    expect(await withoutScripts(html)).toBe(expected);
  });

  test.each([
    ["a form to another address", '<form action="/search"><input name="action" value=\'action=""\'></form>'],
    ["data about it", '<script type="application/ld+json">{"a":"<b>"}</script>'],
    [
      "its styles",
      '<link rel="stylesheet" href="/x.css"><link rel="preload" as="font" href="/x.woff2" crossorigin>',
    ],
    ["the word script in its text", "<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; co.</p>"],
    ["the word script in an attribute", '<img alt="<script>x</script>" src="/x.png">'],
    ["odd but correct markup", "<!doctype html><HTML lang=en><p>a<br>b<p>c &copy 微信 <!-- note -->"],
    ["a style element", "<style>p{color:red}</style><p>a</p>"],
  ])("keeps %s, to the byte", async (_name, html) => {
    expect(await withoutScripts(html)).toBe(html);
  });
});
