import { beforeEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import * as Y from "yjs";
import DocumentChannel from "@/components/documents/document-channel";
import { deleteAiWritingContract, suggestAiWritingContract } from "@/lib/ai/writing/contract";
import type { TreeChannel } from "@/lib/channels/schema";
import { listDocumentCommentsContract } from "@/lib/documents/comments/contract";
import { DOCUMENT_FIELD } from "@/lib/documents/names";
import { documentStage } from "./setup/document-stage";
import { fakeWriting } from "./setup/fake-writing";
import { ben, me, newId } from "./setup/people";
import "./setup/screen";
import { expectAccessible, fakeServer } from "./setup/stage";
import { showWorkspace } from "./setup/workspace";

const { node, makeDocument, editor, textAt } = documentStage();
const showDocument = (plan: TreeChannel) =>
  showWorkspace({
    page: (
      <div style={{ height: 600 }}>
        <DocumentChannel channel={plan} me={me} />
      </div>
    ),
  });
const panel = page.getByRole("dialog", { name: "Writing help" });
const option = (name: string) => panel.getByRole("option", { name, exact: true });
const button = (name: string) => panel.getByRole("button", { name, exact: true });
let writing: ReturnType<typeof fakeWriting>;
beforeEach(async () => {
  await page.viewport(1280, 800);
  writing = fakeWriting();
  fakeServer().answer(listDocumentCommentsContract, () => ({ items: [], nextCursor: null }));
});

/** Selects the first paragraph, and asks AI about it by the key. */
async function ask(plan: TreeChannel, text: string) {
  showDocument(plan);
  await editor("Plan")
    .getByText(new RegExp(`^${text}`))
    .click();
  await userEvent.keyboard("{Home}{Shift>}{End}{/Shift}{Control>}{Alt>}a{/Alt}{/Control}");
  await expect.element(panel).toBeVisible();
}

test("what is selected is improved: each change is read and refused by itself, formatting stays, undo takes it back", async () => {
  const plan = makeDocument("Plan", "We begin on Monday with the ferry.", "Everybody knows.");
  const paragraph = node().documents.get(plan.id)!.getXmlFragment(DOCUMENT_FIELD).get(0) as Y.XmlElement;
  (paragraph.get(0) as Y.XmlText).format(12, 6, { bold: {} });
  writing.answers({ text: "[1] We start on ⟦1⟧Tuesday⟦/1⟧ with a boat." });
  await ask(plan, "We begin");
  await expect.element(option("Improve writing")).toBeVisible();
  await expectAccessible();
  await userEvent.keyboard("{Enter}");
  await expect.element(panel.getByRole("status")).toHaveTextContent("AI is writing");
  await expect
    .poll(() => writing.asked)
    .toMatchObject([
      { action: "improve", blocks: [{ text: "We begin on Monday with the ferry.", marks: [[12, 18]] }] },
    ]);
  writing.end();
  await expect.element(panel.getByRole("button", { name: "replace begin with start" })).toBeVisible();
  await panel.getByRole("button", { name: "replace the ferry with a boat" }).click();
  await expectAccessible();
  expect(textAt(plan)).toContain("We begin on");
  await button("Replace").click();
  await expect.element(panel).not.toBeInTheDocument();
  await expect.poll(() => textAt(plan)).toContain("We start on <bold>Tuesday</bold> with the ferry.");
  await userEvent.keyboard("{Control>}z{/Control}");
  await expect.poll(() => textAt(plan)).toContain("We begin on <bold>Monday</bold> with the ferry.");
});

test("changes are suggested without those that were refused, and a failure says why", async () => {
  const plan = makeDocument("Plan", "We begin on Monday.");
  fakeServer().answer(suggestAiWritingContract, () => ({ commentIds: [newId()], left: 1 }));
  writing.answers({ text: "[1] We start on Tuesday." });
  writing.end();
  await ask(plan, "We begin");
  await panel.getByRole("combobox").fill("tone");
  await userEvent.keyboard("{Enter}");
  await option("Friendly").click();
  await expect.poll(() => writing.asked).toMatchObject([{ action: "tone", option: "Friendly" }]);
  await panel.getByRole("button", { name: "replace Monday with Tuesday" }).click();
  await button("Suggest changes").click();
  await expect
    .poll(() => fakeServer().requestsOf(suggestAiWritingContract))
    .toMatchObject([{ body: { refused: [1] } }]);
  await expect.element(page.getByText(/^1 change is suggested\. 1 were left out/)).toBeVisible();

  writing.answers({
    text: "",
    finish: "FAILED",
    error: { code: "budget_spent", message: "Your AI budget is spent." },
  });
  await editor("Plan")
    .getByText(/^We begin/)
    .click();
  await userEvent.keyboard("{Control>}{Alt>}a{/Alt}{/Control}");
  await option("Shorten").click();
  await expect.element(panel.getByRole("alert")).toHaveTextContent("Your AI budget is spent.");
  await button("Discard").click();
  await expect.element(panel).not.toBeInTheDocument();
});

test("what goes on is put below as text of the writer’s once they take it, from the slash menu, and whatever others write meanwhile", async () => {
  const plan = makeDocument("Plan", "We begin on Monday.", "Everybody knows.");
  writing.answers({ text: "The **ferry** leaves at noon.\n\n- Bring bread" });
  writing.end();
  showDocument(plan);
  await editor("Plan")
    .getByText(/^We begin/)
    .click();
  await userEvent.keyboard("{End}{Enter}/continue");
  await page.getByRole("option", { name: "Continue writing" }).click();
  await expect.element(panel.getByText(/leaves at noon/)).toBeVisible();
  await expect
    .poll(() => writing.asked)
    .toMatchObject([{ action: "continue", before: expect.stringContaining("We begin on Monday.") }]);
  expect(textAt(plan)).not.toContain("noon");
  node().edit(plan.id, (doc) => {
    const news = new Y.XmlElement("paragraph");
    news.insert(0, [new Y.XmlText("News")]);
    doc.getXmlFragment(DOCUMENT_FIELD).insert(0, [news]);
  });
  await expect.element(editor("Plan")).toMatchTextContent("News");
  await page.viewport(390, 800);
  await button("Insert below").click();
  await expect.poll(() => textAt(plan)).toContain("The <bold>ferry</bold> leaves at noon.");
  expect(textAt(plan)).toMatch(/News.*begin.*noon.*<bulletlist>.*Everybody/);
  expect(textAt(plan)).not.toContain("/continue");
});

test("while AI writes, others see it as one who writes at that place, until it is refused", async () => {
  const plan = makeDocument("Plan", "We begin on Monday.", "Everybody knows.");
  writing.answers({ text: "" });
  await ask(plan, "We begin");
  await option("Improve writing").click();
  const said = () =>
    [...node().awareness.values()].map((state) => (state as { ai?: unknown }).ai).filter(Boolean);
  await expect.poll(said).toEqual([{ from: expect.any(String), to: expect.any(String) }]);
  // As it is with Ben, for whom the other browser is somebody else's.
  node().say(plan.id, { user: { id: ben.id, name: ben.name }, ai: said()[0] });
  const caret = page.getByCss(`.document-caret-name[data-name="AI (for ${ben.name})"]`);
  await expect.element(caret).toBeInTheDocument();
  expect(caret.element().closest("p")?.textContent).toContain("We begin on Monday.");
  await expect
    .element(
      page
        .getByRole("list", { name: "Also in this document" })
        .getByRole("img", { name: `AI (for ${ben.name})` }),
    )
    .toBeVisible();
  await button("Discard").click();
  await expect.poll(said).toEqual([]);
  await expect.poll(() => fakeServer().requestsOf(deleteAiWritingContract)).toHaveLength(1);
  expect(textAt(plan)).toContain("We begin on Monday.");
});
