import type { Locator, Page } from "@playwright/test";
import { makeMessage } from "../factories";
import { composer, messages } from "./setup/screen";
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

async function paste(page: Page, clipboard: Record<string, string>) {
  await page.evaluate(
    (types) =>
      navigator.clipboard.write([
        new ClipboardItem(
          Object.fromEntries(Object.entries(types).map(([type, text]) => [type, new Blob([text], { type })])),
        ),
      ]),
    clipboard,
  );
  await page.keyboard.press("ControlOrMeta+v");
}

const clipboard = { permissions: ["clipboard-read", "clipboard-write"] };

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

test("a table from a spreadsheet stays a table, and an address over words is a link", async ({ open }) => {
  const team = await makeTeam();
  const page = await open(team.ada, team.pathTo(team.chat), clipboard);
  const field = composer(page, "engines");
  await field.fill("The parts:");
  const cells = `<tr><th colspan="2">Bolts<br>M4</th></tr><tr><td rowspan="2">Brass</td><td>3|4</td></tr><tr><td>5</td></tr>`;
  await paste(page, { "text/html": `<table>${cells}</table>`, "text/plain": "Bolts M4\t\nBrass\t3|4\n\t5" });
  await expect(field).toHaveValue(
    "The parts:\n\n| Bolts M4 |  |\n| --- | --- |\n| Brass | 3\\|4 |\n|  | 5 |\n\n",
  );
  await page.keyboard.type("see docs");
  await page.keyboard.press("ControlOrMeta+Shift+ArrowLeft");
  await paste(page, { "text/plain": "https://example.org/docs" });
  await page.keyboard.press("Enter");
  const message = messages(page, /The parts:/);
  await expect(message.getByRole("row")).toHaveText([/Bolts M4/, /Brass\s*3\|4/, /5/]);
  await expect(message.getByRole("link", { name: "docs" })).toHaveAttribute(
    "href",
    "https://example.org/docs",
  );
});

test("a command that doesn't exist isn't sent, and what is copied reads as it is shown", async ({ open }) => {
  const team = await makeTeam();
  await makeMessage(
    team.chat,
    team.ben,
    `Ask [@Ada Lovelace](mention:user/${team.ada.id}) [x](https://e.org)`,
  );
  const page = await open(team.ada, team.pathTo(team.chat), clipboard);
  const field = composer(page, "engines");
  await field.fill("/remid tomorrow my raise");
  await field.press("Enter");
  await expect(page.getByText("There is no command /remid here.").first()).toBeVisible();
  await expect(field).toHaveValue("/remid tomorrow my raise");
  await expect(messages(page, /my raise/)).toHaveCount(0);
  await messages(page, /^.*Ask @/).press("c");
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toBe("Ask @Ada Lovelace [x](https://e.org)");
});
