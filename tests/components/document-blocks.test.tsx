import { beforeEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import * as Y from "yjs";
import { DOCUMENT_FIELD } from "@/lib/documents/names";
import { documentStage } from "./setup/document-stage";
import { newId } from "./setup/people";
import { expectAccessible } from "./setup/stage";

const { node, makeDocument, showDocuments, editor, textAt, type } = documentStage();

let plan: ReturnType<typeof makeDocument>;
const text = () => editor("Plan").element();

const element = (
  name: string,
  attributes: Record<string, unknown>,
  ...content: (Y.XmlElement | Y.XmlText)[]
) => {
  const made = new Y.XmlElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value as string);
  made.insert(0, content);
  return made;
};
const line = (words: string) => element("paragraph", {}, new Y.XmlText(words));

beforeEach(() => {
  plan = makeDocument("Plan", "");
});

test("callouts and toggles are made by words, written into, and left by Enter in an empty last line", async () => {
  showDocuments(plan);
  await type("Plan", "/warn{Enter}Careful{Enter}{Enter}/toggle{Enter}More{Enter}hidden{Enter}{Enter}after");
  await expect.element(page.getByText("after", { exact: true })).toBeVisible();
  await expect
    .poll(() => textAt(plan))
    .toContain(
      '<callout kind="warning"><paragraph>Careful</paragraph></callout>' +
        "<toggle><paragraph>More</paragraph><paragraph>hidden</paragraph></toggle><paragraph>after</paragraph>",
    );
  await userEvent.keyboard(" /today{Enter}");
  await expect.poll(() => text().querySelector("time")?.textContent).toMatch(/^\w{3} \d{1,2}, \d{4}$/);
  await expectAccessible();
});

const withoutWriting = () => ({ actions: plan.actions.filter((action) => action !== "document.update") });
test.each([
  ["who only reads", withoutWriting],
  ["who only comments", () => ({ ...withoutWriting(), role: "COMMENTER" as const })],
  ["in an archived channel whoever reads", () => ({ isArchived: true })],
])("%s ticks nothing, and opens a toggle for themselves alone (case 19)", async (_, given) => {
  const fragment = node().documents.get(plan.id)!.getXmlFragment(DOCUMENT_FIELD);
  fragment.insert(0, [
    element(
      "taskList",
      {},
      element("taskItem", { checked: true }, line("done")),
      element("taskItem", { checked: false }, line("open")),
    ),
    element("toggle", {}, line("More"), line("hidden")),
  ]);
  const before = textAt(plan);
  showDocuments({ ...plan, ...given() });
  const boxes = page.getByRole("checkbox");
  await expect.element(boxes.nth(0)).toBeDisabled();
  await expect.element(boxes.nth(0)).toBeChecked();
  await expect.element(boxes.nth(1)).toBeDisabled();
  await boxes.nth(1).click({ force: true });
  (boxes.nth(1).element() as HTMLElement).focus();
  await userEvent.keyboard(" ");
  await expect.element(boxes.nth(1)).not.toBeChecked();
  const hidden = page.getByText("hidden", { exact: true });
  await expect.element(hidden).not.toBeVisible();
  const toggle = page.getByRole("button", { name: "More", exact: true });
  await toggle.click();
  await expect.element(hidden).toBeVisible();
  await expect.element(toggle).toHaveAttribute("aria-expanded", "true");
  expect(textAt(plan)).toBe(before);
  await expectAccessible();
});

test("a closed toggle opens for what is looked for in it, and for a heading of the outline", async () => {
  const heading = (words: string) => element("heading", { level: 2 }, new Y.XmlText(words));
  node()
    .documents.get(plan.id)!
    .getXmlFragment(DOCUMENT_FIELD)
    .insert(0, [
      heading("First"),
      element("toggle", {}, line("More"), line("a needle"), element("toggle", {}, line("Less"), line("pin"))),
      element("toggle", {}, line("Last"), heading("Hidden heading")),
    ]);
  showDocuments(plan);
  const toggle = (name: string) => page.getByRole("button", { name, exact: true });
  await expect.element(toggle("More")).toHaveAttribute("aria-expanded", "false");
  await editor("Plan").click();
  await userEvent.keyboard("{Control>}f{/Control}");
  await page.getByRole("textbox", { name: "Find", exact: true }).fill("needle");
  await expect.element(page.getByText("a needle")).toBeVisible();
  await page.getByRole("textbox", { name: "Find", exact: true }).fill("pin");
  await expect.element(toggle("Less")).toHaveAttribute("aria-expanded", "true");
  await expect.element(toggle("Last")).toHaveAttribute("aria-expanded", "false");
  await page
    .getByRole("navigation", { name: "Outline" })
    .getByRole("button", { name: "Hidden heading" })
    .click();
  await expect.element(toggle("Last")).toHaveAttribute("aria-expanded", "true");
});

test("who only reads opens a picture by keys as well", async () => {
  const image = element("image", { fileId: newId(), alt: "A floor plan" });
  node().documents.get(plan.id)!.getXmlFragment(DOCUMENT_FIELD).insert(0, [image]);
  showDocuments({ ...plan, actions: plan.actions.filter((action) => action !== "document.update") });
  const picture = page.getByRole("button", { name: "A floor plan" });
  await expect.element(picture).toBeInTheDocument();
  (picture.element() as HTMLElement).focus();
  await userEvent.keyboard("{Enter}");
  await expect.element(page.getByRole("dialog", { name: "A floor plan" })).toBeVisible();
  await userEvent.keyboard("{Escape}");
  await expect.element(picture).toHaveFocus();
});
