import type { Locator } from "@playwright/test";
import { composer } from "./setup/screen";
import { makeTeam } from "./setup/team";
import { expect, test } from "./setup/test";

/** How far the words that are drawn stand from where the field, whose text is plain, has its letters. In pixels. */
const drift = (field: Locator) =>
  field.evaluate((element: HTMLTextAreaElement) => {
    const drawn = element.previousElementSibling as HTMLElement;
    const plain = drawn.cloneNode() as HTMLElement;
    plain.textContent = drawn.textContent;
    drawn.after(plain);
    const lettersOf = (root: HTMLElement) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      const range = document.createRange();
      const places: DOMRect[] = [];
      for (let text = walker.nextNode() as Text | null; text; text = walker.nextNode() as Text | null) {
        for (let at = 0; at < text.length; at++) {
          range.setStart(text, at);
          range.setEnd(text, at + 1);
          places.push(range.getBoundingClientRect());
        }
      }
      return places;
    };
    const [shown, meant] = [lettersOf(drawn), lettersOf(plain)];
    plain.remove();
    return {
      count: shown.length,
      isSameText: drawn.textContent === `${element.value}\u200b`,
      x: Math.max(...shown.map(({ left }, at) => Math.abs(left - (meant[at]?.left ?? Number.NaN)))),
      y: Math.max(...shown.map(({ top }, at) => Math.abs(top - (meant[at]?.top ?? Number.NaN)))),
      height: Math.abs(drawn.offsetHeight - element.offsetHeight),
    };
  });

for (const [screen, size] of [
  ["desktop", { width: 1280, height: 800 }],
  ["phone", { width: 390, height: 844 }],
] as const) {
  test(`the words stand where the caret goes, however they are marked (${screen})`, async ({ open }) => {
    const team = await makeTeam();
    const page = await open(team.ada, team.pathTo(team.chat), { viewport: size });
    const field = composer(page, "engines");
    const lines = [
      "*a*, *b*. *AV* *To*, ".repeat(20),
      "**a**, `b`. ~~AV~~ [To](https://e.org/->) <- https://e.org/x, ".repeat(6),
      '# *Ty*pe\n> *quoted*, `AV`\n- [ ] *To*\n```ts\nlet a = "->";\n```\n\n',
      "w".repeat(300),
      ...Array.from({ length: 300 }, (_, at) => `line ${at}, *AV*`),
    ];
    for (const text of [...lines.slice(0, 4), lines.join("\n")]) {
      await field.fill(text);
      const found = await drift(field);
      expect(found, text.slice(0, 20)).toMatchObject({ count: text.length + 1, isSameText: true, height: 0 });
      // Each styled part begins at a whole fraction of a pixel, which adds up to less than one in a line.
      expect(Math.max(found.x, found.y), text.slice(0, 20)).toBeLessThan(1);
    }
    await field.press("ControlOrMeta+End");
    await field.press("x");
    const isInView = () =>
      field.evaluate(
        ({ parentElement: box }) => box && box.scrollHeight - box.scrollTop - box.clientHeight < 20,
      );
    await expect.poll(isInView).toBe(true);
  });
}
