import { afterEach, beforeEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import * as Y from "yjs";
import { DOCUMENT_FIELD } from "@/lib/documents/names";
import { documentStage } from "./setup/document-stage";
import { expectAccessible } from "./setup/stage";

const { node, makeDocument, showDocuments, editor, textAt } = documentStage();

let plan: ReturnType<typeof makeDocument>;
beforeEach(() => {
  localStorage.clear();
  plan = makeDocument("Plan", "");
});
afterEach(() => CSS.highlights.clear());

function insertCode(text: string, language: string) {
  const block = new Y.XmlElement("codeBlock");
  block.setAttribute("language", language);
  block.insert(0, [new Y.XmlText(text)]);
  node().documents.get(plan.id)?.getXmlFragment(DOCUMENT_FIELD).insert(0, [block]);
}

/** The words that have the color of a kind. */
const colored = (kind: string) => [...(CSS.highlights.get(`code-${kind}`) ?? [])].map(String);

test("code has the colors of its language, which is chosen, remembered and copied without", async () => {
  insertCode('const port = 8080; // of the "server"', "js");
  showDocuments(plan);
  await expect.poll(() => colored("keyword")).toEqual(["const"]);
  expect(colored("number")).toEqual(["8080"]);
  expect(colored("comment")).toEqual(['// of the "server"']);
  const language = page.getByRole("combobox", { name: "Language" });
  await expect.element(language).toHaveValue("javascript");
  await expectAccessible();

  // What is typed is colored; the rest stays as it is meanwhile.
  await page.getByText(/^const port/).click();
  await userEvent.keyboard("{Control>}{Home}{/Control}let first = 1;{Enter}");
  await expect.poll(() => colored("keyword")).toEqual(["let", "const"]);
  expect(colored("number")).toEqual(["1", "8080"]);

  await language.selectOptions("python");
  await expect.poll(() => textAt(plan)).toContain('language="python"');
  await expect.poll(() => colored("keyword")).toEqual([]);

  // The next one is in the language that was chosen last.
  await page.elementLocator(editor("Plan").element().querySelector("p:last-child")!).click();
  await userEvent.keyboard("/code{Enter}pass");
  await expect.poll(() => textAt(plan)).toContain('<codeblock language="python">pass</codeblock>');
  await expect.poll(() => colored("keyword")).toContain("pass");
  // A fence that names none has none.
  await userEvent.keyboard("{ArrowDown}``` plain");
  await expect.poll(() => textAt(plan)).toContain("<codeblock>plain</codeblock>");
});

test("who only reads sees the language and changes nothing", async () => {
  insertCode("SELECT 1", "sql");
  showDocuments({ ...plan, actions: plan.actions.filter((action) => action !== "document.update") });
  await expect.poll(() => colored("keyword")).toContain("SELECT");
  await expect.element(page.getByRole("combobox", { name: "Language" })).toBeDisabled();
  await expect.element(page.getByRole("button", { name: "Copy code" })).toBeInTheDocument();
});

test("of 1,500 lines those that are seen are colored, and what one types among them", async () => {
  const lines = Array.from(
    { length: 1_500 },
    (_, n) => `  if (value${n} > ${n}) return "line ${n}"; // number ${n}`,
  );
  insertCode(lines.join("\n"), "typescript");
  showDocuments(plan);
  await expect.poll(() => colored("keyword").length, { timeout: 10_000 }).toBeGreaterThan(10);
  // Only what is seen is colored.
  expect(colored("keyword").length).toBeLessThan(1_500);
  await editor("Plan").click();
  await page.getByText(/if \(value0 /).click({ position: { x: 200, y: 30 } });
  await userEvent.keyboard("let typed = 'a word'; ");
  await expect.poll(() => colored("string")).toContain("'a word'");
});
