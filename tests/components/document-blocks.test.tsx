import { beforeEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import * as Y from "yjs";
import { DOCUMENT_FIELD } from "@/lib/documents/names";
import { documentStage } from "./setup/document-stage";
import { expectAccessible } from "./setup/stage";

const { node, makeDocument, showDocuments, editor, textAt, type } = documentStage();

let plan: ReturnType<typeof makeDocument>;
const text = () => editor("Plan").element();

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

test("who only reads ticks nothing, and opens a toggle for themselves alone (case 19)", async () => {
  const fragment = node().documents.get(plan.id)!.getXmlFragment(DOCUMENT_FIELD);
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
  showDocuments({ ...plan, actions: plan.actions.filter((action) => action !== "document.update") });
  const boxes = page.getByRole("checkbox");
  await expect.element(boxes.nth(0)).toBeDisabled();
  await expect.element(boxes.nth(0)).toBeChecked();
  await expect.element(boxes.nth(1)).toBeDisabled();
  await boxes.nth(1).click({ force: true });
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
