import { describe, expect, it } from "vitest";
import { dangersIn } from "./dangers-in";
import { throughTheAllowList } from "./through-the-allow-list";

const media = `/media/${"a".repeat(64)}.png`;

describe("the allow-list alone, whatever the steps before it let pass,", () => {
  it.each([
    ["a script", "<script>x</script>y", "y"],
    ["a style sheet", "<style>x</style>y", "y"],
    ["a handler", '<p onclick="x">y</p>', "<p>y</p>"],
    ["a style", '<p style="x">y</p>', "<p>y</p>"],
    ["an address that runs", '<a href="javascript:x">y</a>', "<a>y</a>"],
    ["an address that runs, disguised", '<a href=" java&#10;script:x">y</a>', "<a>y</a>"],
    ["a picture of another host", '<img src="https://x.example/a.png" alt="y">', '<img alt="y">'],
    ["a picture as data", '<img src="data:image/png;base64,AA" alt="y">', '<img alt="y">'],
    [
      "several sizes of a picture, one of them of another host",
      `<img src="${media}" srcset="${media} 480w, https://x.example/a.png 960w" sizes="1px">`,
      `<img src="${media}">`,
    ],
    [
      "several sizes of a picture",
      `<img src="${media}" srcset="https://x.example/a.png 2x">`,
      `<img src="${media}">`,
    ],
    ["a window of its own", '<a href="/" target="_blank">y</a>', '<a href="/">y</a>'],
    ["an id of the page around it", '<p id="main">y</p>', "<p>y</p>"],
    ["an id with the prefix inside", '<p id="x-a-b">y</p>', "<p>y</p>"],
    [
      "a label from the page around it",
      '<section aria-labelledby="main">y</section>',
      '<section aria-labelledby="">y</section>',
    ],
    ["a class that is not ours", '<p class="admin">y</p>', '<p class="">y</p>'],
    ["a form", '<form action="/x"><button>y</button></form>', "y"],
    ["a box that can be ticked", '<input type="checkbox">', '<input type="checkbox" disabled>'],
    ["a field for a password", '<input type="password" name="p">', '<input type="checkbox" disabled>'],
    ["a role of the page", '<div role="main">y</div>', "<div>y</div>"],
    ["a frame", '<iframe srcdoc="x">y</iframe>', ""],
  ])("stops %s", (_, html, left) => {
    expect(throughTheAllowList(html).trim()).toBe(left);
    expect(dangersIn(throughTheAllowList(html))).toEqual([]);
  });

  it("lets pass what our own steps write", () => {
    const html = `<p id="a-b"><img src="${media}" alt="x" width="4" height="3" loading="lazy" decoding="async"></p>`;
    expect(throughTheAllowList(html)).toBe(html);
    const sources = `srcset="${media} 480w, ${media} 960w" sizes="(min-width: 56rem) 44rem, 100vw"`;
    const several = `<p><img src="${media}" ${sources} alt="x"></p>`;
    expect(throughTheAllowList(several)).toBe(several);
  });
});
