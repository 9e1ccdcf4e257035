import { beforeEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { channelPath } from "@/lib/workspaces/paths";
import { documentStage } from "./setup/document-stage";
import { navigate } from "./setup/next-navigation";
import { WORKSPACE } from "./setup/people";
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
  // Its code is there: it wouldn't see a pointer that came before.
  await expect.element(handle()).toBeVisible();
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

test("the link to a block names its document, wherever that is shown", async () => {
  navigate("/inbox?item=1");
  await line("beta").hover();
  await handle().click();
  await item(/^Copy link to block/).click();
  await expect.element(page.getByText("Link copied")).toBeVisible();
  const copied = new URL(await navigator.clipboard.readText());
  expect(copied.pathname).toBe(channelPath(WORKSPACE.slug, plan.id));
  expect(copied.searchParams.get("block")).not.toBeNull();
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

test("the same keys on the handle and in its menu move its block, and lead to no other channel", async () => {
  await line("beta").hover();
  (handle().element() as HTMLElement).focus();
  await userEvent.keyboard("{Alt>}{Shift>}{ArrowUp}{/Shift}{/Alt}");
  await expect.poll(() => textAt(plan)).toBe(lines("beta", "alpha", "gamma"));
  await line("beta").hover();
  await handle().click();
  await expect.element(item(/^Move down/)).toBeVisible();
  const pressed: KeyboardEvent[] = [];
  const listen = (event: KeyboardEvent) => void pressed.push(event);
  window.addEventListener("keydown", listen);
  await userEvent.keyboard("{Alt>}{Shift>}{ArrowDown}{/Shift}{/Alt}");
  window.removeEventListener("keydown", listen);
  await expect.poll(() => textAt(plan)).toBe(lines("alpha", "beta", "gamma"));
  expect(pressed.filter(({ key }) => key === "ArrowDown")).toHaveLength(0);
});

/** Drags the block with a text to a place beside or below another: `at` is where of it, in pixels from its left top. */
async function drag(
  text: string,
  over: string,
  at: (box: DOMRect) => { x: number; y: number },
  end: "drop" | "escape" | "lost" = "drop",
) {
  await line(text).hover();
  const grip = handle().element() as HTMLElement;
  grip.setPointerCapture = () => {};
  const fire = (type: string, { x, y }: { x: number; y: number }) =>
    grip.dispatchEvent(
      new PointerEvent(type, {
        ...{ bubbles: true, button: 0, pointerId: 1, pointerType: "mouse" },
        ...{ clientX: x, clientY: y },
      }),
    );
  const { left, top } = grip.getBoundingClientRect();
  fire("pointerdown", { x: left + 4, y: top + 4 });
  const point = at(line(over).element().getBoundingClientRect());
  fire("pointermove", point);
  if (end === "escape") await userEvent.keyboard("{Escape}");
  // As when the handle is removed.
  if (end === "lost") document.dispatchEvent(new PointerEvent("lostpointercapture", { pointerId: 1 }));
  fire("pointerup", point);
}
const below = ({ left, bottom }: DOMRect) => ({ x: left + 4, y: bottom - 2 });
const above = ({ left, top }: DOMRect) => ({ x: left + 4, y: top + 2 });

test("a block is dragged by its handle; Escape puts it back, and so does losing the pointer", async () => {
  await drag("alpha", "gamma", below);
  await expect.poll(() => textAt(plan)).toBe(lines("beta", "gamma", "alpha"));
  await drag("beta", "alpha", below, "escape");
  expect(textAt(plan)).toBe(lines("beta", "gamma", "alpha"));
  await drag("beta", "alpha", below, "lost");
  expect(textAt(plan)).toBe(lines("beta", "gamma", "alpha"));
});

test("blocks are dragged into lists and toggles and out of them", async () => {
  await line("beta").click();
  await userEvent.keyboard(
    "{End}{Enter}- one{Enter}two{Enter}{Enter}/toggle{Enter}More{Enter}inside{Enter}{Enter}",
  );
  await expect.element(page.getByText("inside", { exact: true })).toBeVisible();
  // A line becomes an item, an item beside a line a list of its own.
  await drag("alpha", "one", below);
  const item = (text: string) => `<listitem><paragraph>${text}</paragraph></listitem>`;
  await expect.poll(() => textAt(plan)).toContain(item("one") + item("alpha") + item("two"));
  await drag("two", "beta", above);
  await expect.poll(() => textAt(plan)).toContain(`<bulletlist>${item("two")}</bulletlist><paragraph>beta`);
  // Below the title of an open toggle is in it.
  await drag("beta", "More", below);
  await expect.poll(() => textAt(plan)).toContain(`<toggle>${lines("More", "beta", "inside")}</toggle>`);
  // Left of the toggle is behind it.
  await drag("beta", "inside", ({ left, bottom }) => ({ x: left - 80, y: bottom - 2 }));
  await expect
    .poll(() => textAt(plan))
    .toContain(`<toggle>${lines("More", "inside")}</toggle><paragraph>beta</paragraph>`);
});
