import { expect, test } from "vitest";
import { cdp, page, userEvent } from "vitest/browser";
import { createMessageContract } from "@/lib/messages/contract";
import { listMembersContract } from "@/lib/workspaces/contract";
import { ben, makeTreeChannel } from "./setup/people";
import { composer } from "./setup/screen";
import { fakeServer } from "./setup/stage";
import { showWorkspace } from "./setup/workspace";

const engines = makeTreeChannel({ name: "engines" });
const field = composer("engines");
const sent = () =>
  fakeServer()
    .requestsOf(createMessageContract)
    .map(({ body }) => (body as { body: string }).body);

/** Once what follows the typing is loaded, which the click begins. */
async function write(text: string) {
  await field.click();
  await import("@/components/composer/field-input");
  await userEvent.keyboard(text);
}

const undo = () => userEvent.keyboard("{Control>}z{/Control}");

test("an emoji code becomes one while it is typed, and one undo brings the code back (case 17)", async () => {
  showWorkspace({ channels: [engines] });
  await write("Done :tada:");
  await expect.element(field).toHaveValue("Done 🎉");
  await undo();
  await expect.element(field).toHaveValue("Done :tada:");
  await userEvent.keyboard("!{Enter}");
  await expect.poll(sent).toEqual(["Done :tada:!"]);
});

/** As the keyboard of a phone writes a word: it is composed, and then stands. */
async function compose(...steps: string[]) {
  for (const text of steps)
    await cdp().send("Input.imeSetComposition", {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  await cdp().send("Input.insertText", { text: steps.at(-1) ?? "" });
}

test("an emoji code that a phone's keyboard composes becomes one as well (case 17)", async () => {
  showWorkspace({ channels: [engines] });
  await write("Done ");
  await compose(":t", ":tada", ":tada:");
  await expect.element(field).toHaveValue("Done 🎉");
  await field.fill("at ");
  await compose("10:", "10:100", "10:100:");
  await expect.element(field).toHaveValue("at 10:100:");
});

test("a code in front of other text becomes an emoji with the caret behind it, and a word that goes on has none (case 17)", async () => {
  showWorkspace({ channels: [engines] });
  await write("end{Home}:+1: the ");
  await expect.element(field).toHaveValue("👍 the end");
  await field.fill("");
  await write("a[[ :100:5");
  await expect.element(field).toHaveValue("a[ :100:5");
});

test.each([
  "device b0:de:ab:4a:47:ce is up",
  "fe80:0:ab:1234::1",
  "use std::key::Value and a::cool::b",
  "ratio 10:100:5",
  "at https://e.org:80:tada:",
])("%s is sent as it was typed (case 17)", async (text) => {
  showWorkspace({ channels: [engines] });
  await write(`${text}{Enter}`);
  await expect.poll(sent).toEqual([text]);
});

test("what was pasted keeps its codes (case 17)", async () => {
  showWorkspace({ channels: [engines] });
  await field.fill("see :tada: here");
  await write("{Enter}");
  await expect.poll(sent).toEqual(["see :tada: here"]);
});

/** In the order of Safari: the composition has ended when the key that confirmed it comes. */
function confirm(keys: KeyboardEventInit & { keyCode: number }) {
  const event = new KeyboardEvent("keydown", { bubbles: true, cancelable: true, ...keys });
  (document.activeElement ?? document.body).dispatchEvent(event);
  return event.defaultPrevented;
}

test("Enter that confirms an input method's text neither sends nor picks (case 14)", async () => {
  fakeServer().answer(listMembersContract, () => ({
    items: [{ ...ben, role: "MEMBER" as const, joinedAt: "2026-11-01T09:00:00.000Z" }],
    nextCursor: null,
  }));
  showWorkspace({ channels: [engines] });
  await write("これから");
  for (const event of [
    { keyCode: 229 },
    { keyCode: 13, isComposing: true },
    { keyCode: 229, isComposing: true },
  ]) {
    expect(confirm({ key: "Enter", ...event })).toBe(false);
    expect(confirm({ key: "Escape", ...event })).toBe(false);
  }
  await expect.element(field).toHaveValue("これから");
  await userEvent.keyboard("{Backspace>4/}请@Be");
  await expect.element(page.getByRole("option", { name: /^Ben/ })).toBeVisible();
  for (const key of ["Enter", "ArrowDown", "Escape", "Tab"]) confirm({ key, keyCode: 229 });
  await expect.element(page.getByRole("option", { name: /^Ben/ })).toBeVisible();
  await expect.element(field).toHaveValue("请@Be");
  await userEvent.keyboard("{Enter}");
  await expect.element(field).toHaveValue(`请@${ben.name} `);
  await userEvent.keyboard("{Backspace}看{Enter}");
  await expect.poll(sent).toEqual([`请[@${ben.name}](mention:person/${ben.id})看`]);
});

test("Tab nests an item where the message has it nested (case 8)", async () => {
  showWorkspace({ channels: [engines] });
  await write("1. first{Shift>}{Enter}{/Shift}{Tab}sub");
  await expect.element(field).toHaveValue("1. first\n   1. sub");
  await userEvent.keyboard("{Enter}");
  await expect.poll(() => document.querySelectorAll("[role=log] ol ol li").length).toBe(1);
});

test("all selected lines are moved, one undo moves them back, and a mark typed again is taken away (case 8)", async () => {
  showWorkspace({ channels: [engines] });
  await write("- a{Shift>}{Enter}{/Shift}- b{Shift>}{Enter}{/Shift}- c");
  await expect.element(field).toHaveValue("- a\n- b\n- c");
  await userEvent.keyboard("{Control>}a{/Control}{Tab}");
  await expect.element(field).toHaveValue("  - a\n  - b\n  - c");
  await undo();
  await expect.element(field).toHaveValue("- a\n- b\n- c");
});

test.each(["~~~", "> ```", "```js"])("Enter makes a line in code after %s", async (fence) => {
  showWorkspace({ channels: [engines] });
  await write(`${fence}{Enter}code{Enter}`);
  const mark = fence.startsWith(">") ? "> " : "";
  await expect.element(field).toHaveValue(`${fence}\n${mark}code\n${mark}`);
  expect(sent()).toEqual([]);
});
