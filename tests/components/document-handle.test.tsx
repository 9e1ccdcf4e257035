import { beforeEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { documentStage } from "./setup/document-stage";
import { expectAccessible } from "./setup/stage";

const { makeDocument, showDocuments, editor, textAt } = documentStage();
const handle = () => page.getByRole("button", { name: "Block", exact: true }).first();
const lines = (...texts: string[]) => texts.map((text) => `<paragraph>${text}</paragraph>`).join("");
const item = (name: RegExp) => page.getByRole("menuitem", { name });
const line = (text: string) => page.getByText(text, { exact: true });

let plan: ReturnType<typeof makeDocument>;
beforeEach(async () => {
  plan = makeDocument("Plan", "alpha", "beta", "gamma");
  showDocuments(plan);
  await editor("Plan").click();
});

test("the handle's menu moves, duplicates, turns and deletes the block under the pointer", async () => {
  await line("beta").hover();
  await handle().click();
  await expect.element(item(/^Move up/)).toBeVisible();
  await expectAccessible();
  await item(/^Move up/).click();
  await expect.poll(() => textAt(plan)).toBe(lines("beta", "alpha", "gamma"));
  await expect.element(page.getByText("Moved up, 1 of 3")).toBeInTheDocument();
  // What is typed next goes into it.
  await expect.poll(() => document.activeElement?.getAttribute("role")).toBe("textbox");

  await line("gamma").hover();
  await handle().click();
  await item(/^Duplicate/).click();
  await expect.poll(() => textAt(plan)).toBe(lines("beta", "alpha", "gamma", "gamma"));

  await line("alpha").hover();
  await handle().click();
  await item(/^Turn into/).click();
  await item(/^Heading 2/).click();
  await expect.poll(() => textAt(plan)).toContain('<heading level="2">alpha</heading>');

  await line("beta").hover();
  await handle().click();
  await item(/^Delete/).click();
  await expect.poll(() => textAt(plan)).not.toContain("beta");
  await userEvent.keyboard("{Control>}z{/Control}");
  await expect.poll(() => textAt(plan)).toContain("beta");
});

test("Alt+Shift and an arrow move the block with the caret, and one undo takes it back", async () => {
  await line("alpha").click();
  await userEvent.keyboard("{Alt>}{Shift>}{ArrowDown}{ArrowDown}{/Shift}{/Alt}");
  await expect.poll(() => textAt(plan)).toBe(lines("beta", "gamma", "alpha"));
  await userEvent.keyboard("{Alt>}{Shift>}{ArrowDown}{/Shift}{/Alt}");
  await expect.element(page.getByText("At the bottom already")).toBeInTheDocument();
  await userEvent.keyboard("{Control>}z{/Control}");
  await expect.poll(() => textAt(plan)).toBe(lines("beta", "alpha", "gamma"));
});

test("a block is dragged by its handle, and Escape puts it back", async () => {
  await line("alpha").hover();
  const box = () => handle().element().getBoundingClientRect();
  const fire = (type: string, y: number) =>
    handle()
      .element()
      .dispatchEvent(
        new PointerEvent(type, {
          ...{ bubbles: true, button: 0, pointerId: 1, pointerType: "mouse" },
          ...{ clientX: box().left + 4, clientY: y },
        }),
      );
  handle().element().setPointerCapture = () => {};
  const bottomOf = (text: string) => line(text).element().getBoundingClientRect().bottom - 2;
  fire("pointerdown", box().top + 4);
  fire("pointermove", bottomOf("gamma"));
  fire("pointerup", bottomOf("gamma"));
  await expect.poll(() => textAt(plan)).toBe(lines("beta", "gamma", "alpha"));

  await line("beta").hover();
  fire("pointerdown", box().top + 4);
  fire("pointermove", bottomOf("alpha"));
  await userEvent.keyboard("{Escape}");
  fire("pointerup", bottomOf("alpha"));
  expect(textAt(plan)).toBe(lines("beta", "gamma", "alpha"));
});
