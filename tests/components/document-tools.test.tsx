import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import * as Y from "yjs";
import { DOCUMENT_FIELD } from "@/lib/documents/names";
import { documentStage } from "./setup/document-stage";
import { expectAccessible } from "./setup/stage";

const { node, makeDocument, showDocuments, editor, textAt, type } = documentStage();

const bar = page.getByRole("region", { name: "Find in this document" });
const field = bar.getByRole("textbox", { name: "Find" });
const press = (key: string) => userEvent.keyboard(`{Control>}${key}{/Control}`);
const words = (text: string) => `<paragraph>${text}</paragraph>`;

test("words are found, gone through by keys, and the caret stands at the one where Escape leaves it", async () => {
  const plan = makeDocument("Plan", "one boat", "two boats", "a Boat");
  showDocuments(plan);
  await type("Plan", "{Control>}{Home}{/Control}");
  await press("f");
  await expect.element(field).toHaveFocus();
  await userEvent.keyboard("boat");
  await expect.element(bar.getByText("1 of 3")).toBeVisible();
  await userEvent.keyboard("{Enter}");
  await expect.element(bar.getByText("2 of 3")).toBeVisible();
  await userEvent.keyboard("{Shift>}{Enter}{/Shift}{Shift>}{Enter}{/Shift}");
  await expect.element(bar.getByText("3 of 3")).toBeVisible();
  await bar.getByRole("button", { name: "Match case" }).click();
  await expect.element(bar.getByText("1 of 2")).toBeVisible();
  await bar.getByRole("button", { name: "Whole words" }).click();
  await expect.element(bar.getByText("1 of 1")).toBeVisible();
  await expectAccessible();
  await field.click();
  await userEvent.keyboard("{Escape}");
  await expect.element(bar).not.toBeInTheDocument();
  await expect.element(editor("Plan")).toHaveFocus();
  await userEvent.keyboard("ship");
  await expect.poll(() => textAt(plan)).toBe(words("one ship") + words("two boats") + words("a Boat"));
});

test("all are replaced at once, and one undo takes that back (case 15)", async () => {
  const plan = makeDocument("Plan", "tom--tom--tom");
  showDocuments(plan);
  await type("Plan", "{End}!");
  await press("f");
  await userEvent.keyboard("tom");
  await bar.getByRole("button", { name: "Replace…" }).click();
  await expect.element(bar.getByRole("textbox", { name: "Replace with" })).toHaveFocus();
  await userEvent.keyboard("atom");
  await bar.getByRole("button", { name: "Replace all" }).click();
  await expect.element(bar.getByText("3 replaced")).toBeVisible();
  await expect.poll(() => textAt(plan)).toBe(words("atom--atom--atom!"));
  await userEvent.keyboard("{Escape}");
  await press("z");
  await expect.poll(() => textAt(plan)).toBe(words("tom--tom--tom!"));
});

test("one after the other is replaced, what was selected is what is looked for, and others type meanwhile", async () => {
  const plan = makeDocument("Plan", "work work work");
  showDocuments(plan);
  await type("Plan", `{Control>}{Home}{/Control}{Shift>}${"{ArrowRight}".repeat(4)}{/Shift}`);
  await press("f");
  await expect.element(field).toHaveValue("work");
  await bar.getByRole("button", { name: "Replace…" }).click();
  await userEvent.keyboard("working{Enter}");
  await expect.poll(() => textAt(plan)).toBe(words("working work work"));
  node().edit(plan.id, (doc) => {
    const text = (doc.getXmlFragment(DOCUMENT_FIELD).get(0) as Y.XmlElement).get(0) as Y.XmlText;
    text.insert(0, "We ");
  });
  await expect.element(editor("Plan")).toMatchTextContent("We working");
  await userEvent.keyboard("{Enter}{Enter}");
  await expect.poll(() => textAt(plan)).toBe(words("We working working working"));
});

test("who may only read finds, and replaces nothing", async () => {
  const plan = makeDocument("Plan", "one boat");
  showDocuments({ ...plan, actions: ["channel.read"] });
  await expect.element(editor("Plan")).toHaveTextContent("one boat");
  await press("f");
  await userEvent.keyboard("boat");
  await expect.element(bar.getByText("1 of 1")).toBeVisible();
  await expect.element(bar.getByRole("button", { name: "Replace…" })).not.toBeInTheDocument();
  await userEvent.keyboard("{Escape}");
  await expect.element(editor("Plan")).toHaveFocus();
});

test("the bar is also opened by the popover of the status, which a phone has", async () => {
  await page.viewport(390, 800);
  showDocuments(makeDocument("Plan", "one boat"));
  await page.getByRole("button", { name: "Saved" }).click();
  await page.getByRole("button", { name: "Find" }).click();
  await expect.element(field).toHaveFocus();
  await userEvent.keyboard("boat");
  await expect.element(bar.getByText("1 of 1")).toBeVisible();
  await expectAccessible();
});

test("the outline lists the headings beside the text, marks the one that is read, and leads to each", async () => {
  await page.viewport(1440, 800);
  const plan = makeDocument("Plan", ...Array.from({ length: 60 }, (_, line) => `Line ${line}`));
  const heading = (level: number, text: string) => {
    const element = new Y.XmlElement<{ level: number }>("heading");
    element.setAttribute("level", level);
    element.insert(0, [new Y.XmlText(text)]);
    return element as Y.XmlElement;
  };
  node()
    .documents.get(plan.id)
    ?.getXmlFragment(DOCUMENT_FIELD)
    .insert(0, [heading(1, "Crew")]);
  showDocuments(plan);
  await expect.element(editor("Plan")).toMatchTextContent("Crew");
  const outline = page.getByRole("navigation", { name: "Outline" });
  // One heading is no outline.
  await expect.element(outline).not.toBeInTheDocument();
  node().edit(plan.id, (doc) => doc.getXmlFragment(DOCUMENT_FIELD).insert(40, [heading(2, "Stores")]));
  await expect.element(outline.getByRole("button", { name: "Stores" })).toBeVisible();
  await expectAccessible();
  await outline.getByRole("button", { name: "Crew" }).click();
  await expect.element(editor("Plan")).toHaveFocus();
  await userEvent.keyboard("The ");
  await expect
    .element(outline.getByRole("button", { name: "The Crew" }))
    .toHaveAttribute("aria-current", "location");
  (outline.getByRole("button", { name: "The Crew" }).element() as HTMLElement).focus();
  await userEvent.keyboard("{ArrowDown}{Enter}");
  await expect.element(editor("Plan").getByText("Stores")).toBeInViewport();
  await expect
    .element(outline.getByRole("button", { name: "Stores" }))
    .toHaveAttribute("aria-current", "location");
});
