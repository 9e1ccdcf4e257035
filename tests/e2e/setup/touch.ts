import type { BrowserContextOptions, Locator, Page } from "@playwright/test";

export const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
};

/** Puts a finger on something and moves it, as far as `by` says; the answer lets go. */
export async function putFinger(page: Page, on: Locator, by: { x: number; y: number } = { x: 0, y: 0 }) {
  const box = await on.boundingBox();
  if (!box) throw new Error("Nothing to put a finger on");
  const session = await page.context().newCDPSession(page);
  const x = box.x + Math.min(box.width / 2, 120);
  const y = box.y + box.height / 2;
  await session.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [{ x, y }] });
  const steps = by.x || by.y ? 8 : 0;
  for (let step = 1; step <= steps; step++)
    await session.send("Input.dispatchTouchEvent", {
      type: "touchMove",
      touchPoints: [{ x: x + (by.x * step) / steps, y: y + (by.y * step) / steps }],
    });
  return async () => {
    await session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
    await session.detach();
  };
}

/**
 * What can be tapped on the screen and is smaller than 44 pixels, with its size. Words in a text are as high as the
 * text. What reaches further than it looks counts as far as it reaches. The name of a message's author opens what the
 * picture beside it does.
 */
export function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const SIZE = 44;
    const TARGETS =
      "button, a[href], select, summary, input:not([type=hidden]), [role=menuitem], [role=tab], [role=option], [role=treeitem]";
    const isThere = (element: Element) =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      getComputedStyle(element).pointerEvents !== "none";
    /** Whether a tap at the point reaches the element. */
    const reaches = (element: Element, x: number, y: number) => {
      const hit = document.elementFromPoint(x, y);
      return hit !== null && (element.contains(hit) || hit.closest("label")?.contains(element) === true);
    };
    return [...document.querySelectorAll(TARGETS)].flatMap((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      const x = left + width / 2;
      const y = top + height / 2;
      const isInText = getComputedStyle(element).display === "inline";
      const isAuthor = element.matches("[data-row] button.font-semibold");
      if (isInText || isAuthor || !isThere(element) || width < 2 || !reaches(element, x, y)) return [];
      const half = SIZE / 2 - 1;
      const isWide = width >= SIZE - 0.5 || (reaches(element, x - half, y) && reaches(element, x + half, y));
      const isHigh = height >= SIZE - 0.5 || (reaches(element, x, y - half) && reaches(element, x, y + half));
      if (isWide && isHigh) return [];
      const name = element.getAttribute("aria-label") ?? element.textContent?.trim().slice(0, 40);
      const { className } = element;
      return [
        `${name || element.outerHTML.slice(0, 120)}: ${Math.round(width)} × ${Math.round(height)} (${element.tagName} ${String(className).slice(0, 60)})`,
      ];
    });
  });
}
