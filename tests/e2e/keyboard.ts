import { expect, type Locator, type Page } from "playwright/test";

/** As many steps of Tab as nobody would go on for. */
const MOST_STEPS = 80;

/** Presses Tab, with `back` Shift+Tab, until `wanted` has the focus, and looks at each stop on the way whether it shows. */
export async function tabTo(
  page: Page,
  wanted: Locator,
  { back = false }: { readonly back?: boolean } = {},
): Promise<void> {
  for (let step = 0; step < MOST_STEPS; step += 1) {
    await page.keyboard.press(back ? "Shift+Tab" : "Tab");
    await expectSeen(page, `after ${step + 1} steps towards ${wanted}`);
    if (await hasFocus(wanted)) return;
  }
  throw new Error(`${MOST_STEPS} steps of Tab did not lead to ${wanted}.`);
}

/** Presses a key of the page until `wanted` has the focus: a page that has just come may not listen yet. */
export async function pressFor(page: Page, key: string, wanted: Locator): Promise<void> {
  await expect(async () => {
    await page.keyboard.press(key);
    await expect(wanted).toBeFocused({ timeout: 500 });
  }).toPass();
}

/** Looks whether `wanted` has the focus, and whether that can be seen. */
export async function expectFocus(page: Page, wanted: Locator): Promise<void> {
  await expect(wanted).toBeFocused();
  await expectSeen(page, `${wanted}`);
}

/** Asked again for a moment, because CodeMirror shows its ring a few milliseconds late. */
async function expectSeen(page: Page, where: string): Promise<void> {
  await expect.poll(() => focusOf(page), { message: where, timeout: 1_000 }).toMatchObject({ wrong: "" });
}

async function hasFocus(wanted: Locator): Promise<boolean> {
  return (await wanted.count()) === 1 && wanted.evaluate((element) => element === document.activeElement);
}

/** What has the focus, and what is wrong with how it shows (WCAG 2.4.7 and 2.4.11); nothing where that is empty. */
function focusOf(page: Page): Promise<{ readonly wrong: string; readonly what: string }> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return { wrong: "nothing has the focus", what: "" };
    const what = element.outerHTML.slice(0, 200);
    const box = element.getBoundingClientRect();
    const [left, top] = [Math.max(0, box.left), Math.max(0, box.top)];
    const [right, bottom] = [Math.min(innerWidth, box.right), Math.min(innerHeight, box.bottom)];
    if (right - left < 1 || bottom - top < 1) return { wrong: "it is out of sight", what };
    // A ring stands around the element itself, or around what stands for it: the whole editor of a text, a picture's label.
    const around = [element, element.closest(".cm-editor"), element.closest("label")];
    const rings = around.flatMap((each) => (each === null ? [] : [getComputedStyle(each)]));
    if (!rings.some(({ outlineStyle, outlineWidth }) => outlineStyle !== "none" && outlineWidth !== "0px"))
      return { wrong: "it has no ring", what };
    const seen = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    const isCovered =
      seen === null || !(around.some((each) => each?.contains(seen)) || seen.contains(element));
    return { wrong: isCovered ? `it is covered by ${seen?.outerHTML.slice(0, 100)}` : "", what };
  });
}
