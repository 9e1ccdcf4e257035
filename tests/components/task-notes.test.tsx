import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import * as Y from "yjs";
import { openTask } from "@/components/tasks/task-place";
import { DOCUMENT_FIELD } from "@/lib/documents/names";
import {
  getVersionContract,
  listVersionsContract,
  restoreVersionContract,
} from "@/lib/documents/versions/contract";
import type { DocumentVersion } from "@/lib/documents/versions/schema";
import { getUnreadChangesContract } from "@/lib/documents/visits/contract";
import { AppError } from "@/lib/http/errors";
import { openDescriptionContract } from "@/lib/tasks/description/contract";
import { taskQuery } from "@/lib/tasks/queries";
import { edit, notesOf, showPanel, title } from "./setup/fake-panel";
import { currentPath } from "./setup/next-navigation";
import { newId } from "./setup/people";
import { expectAccessible, fakeServer } from "./setup/stage";

test("what is being saved lands in its own task, whichever is open by then (case 9)", async () => {
  const { hold, idOf, stored, noteText } = showPanel([
    { title: "A", notes: "Notes of A" },
    { title: "B", notes: "Notes of B" },
  ]);
  const [a, b] = [idOf("A"), idOf("B")];
  const release = hold();
  await edit();
  await expect.element(notesOf("A")).toHaveFocus();
  await userEvent.keyboard(" and more");
  await title.fill("New A");
  openTask(b);
  await expect.element(title).toHaveValue("B");
  release();
  await expect.poll(() => stored(a).title).toBe("New A");
  await expect.poll(() => noteText(a)).toContain("Notes of A and more");
  await expect.element(title).toHaveValue("B");
  await expect.element(page.getByText("Notes of B", { exact: true })).toBeVisible();
  expect(stored(b)).toMatchObject({ title: "B", notes: "Notes of B", documentId: null });
  openTask(a);
  await expect.element(notesOf("New A")).toHaveTextContent("Notes of A and more");
  await expect.element(title).toHaveValue("New A");
});

test("two people write in the notes at once; Escape leaves them, then closes the panel", async () => {
  const { node, idOf, noteText } = showPanel([{ title: "A" }]);
  const id = idOf("A");
  await page.getByRole("button", { name: "Add notes…" }).click();
  await expect.element(notesOf("A")).toHaveFocus();
  await userEvent.keyboard("Mine");
  await expect.poll(() => noteText(id)).toContain("Mine");
  node.edit(id, (doc) => {
    const paragraph = new Y.XmlElement("paragraph");
    paragraph.insert(0, [new Y.XmlText("Theirs")]);
    doc.getXmlFragment(DOCUMENT_FIELD).insert(0, [paragraph]);
  });
  await expect.element(notesOf("A")).toHaveTextContent("TheirsMine");
  await expectAccessible();
  // What one missed, comments and the find bar are of documents alone.
  expect(fakeServer().requestsOf(getUnreadChangesContract)).toHaveLength(0);
  await userEvent.keyboard("{Escape}");
  await expect.element(page.getByRole("region", { name: "A", exact: true })).toHaveFocus();
  await expect.element(title).toBeVisible();
  await userEvent.keyboard("{Escape}");
  await expect.element(title).not.toBeInTheDocument();
  expect(currentPath()).not.toContain("task=");
});

test("while the editor of the notes is on its way, the panel has the focus", async () => {
  const { node, client, channel, idOf } = showPanel([{ title: "A" }]);
  const sheet = page.getByRole("region", { name: "A", exact: true });
  const add = page.getByRole("button", { name: "Add notes…" });
  node.refuse = () => "signed-out";
  await add.click();
  await expect.element(add).not.toBeInTheDocument();
  await expect.element(sheet).toHaveFocus();
  const setDocument = (documentId: string | null) =>
    client.setQueryData(taskQuery(channel.id, idOf("A")).queryKey, (task) => task && { ...task, documentId });
  // A read from before doesn't know the document yet.
  setDocument(null);
  await add.click();
  await expect.element(add).not.toBeInTheDocument();
  // Another person begins.
  setDocument(null);
  await expect.element(add).toBeVisible();
  (add.element() as HTMLElement).focus();
  setDocument(idOf("A"));
  await expect.element(add).not.toBeInTheDocument();
  await expect.element(sheet).toHaveFocus();
});

test("in notes on a phone, the toolbar stays while it sets a link and its menu is open", async () => {
  await page.viewport(390, 800);
  const { noteText, idOf } = showPanel([{ title: "A", notes: "boat" }]);
  const id = idOf("A");
  const toolbar = page.getByRole("toolbar", { name: "Formatting" });
  await edit();
  await expect.element(toolbar).toBeVisible();
  await userEvent.keyboard("{Shift>}{Home}{/Shift}");
  await toolbar.getByRole("button", { name: "Link", exact: true }).click();
  await expect.element(page.getByRole("textbox", { name: "Address of the link" })).toHaveFocus();
  await userEvent.keyboard("example.org{Enter}");
  await expect.poll(() => noteText(id)).toContain("https://example.org");
  await toolbar.getByRole("button", { name: "Block", exact: true }).click();
  await page.getByRole("menuitem", { name: "Duplicate" }).click();
  await expect.poll(() => noteText(id)?.match(/boat/g)).toHaveLength(2);
  await expect.element(notesOf("A")).toHaveFocus();
  await title.click();
  await expect.element(toolbar).not.toBeInTheDocument();
});

test("the toolbar over selected notes is no wider than the panel", async () => {
  await page.viewport(1280, 800);
  showPanel([{ title: "A", notes: "boat" }]);
  await edit();
  await expect.element(notesOf("A")).toHaveFocus();
  await userEvent.keyboard("{Shift>}{Home}{/Shift}");
  const toolbar = page.getByRole("toolbar", { name: "Format selection" });
  await expect.element(toolbar).toBeVisible();
  const around = notesOf("A").element().getBoundingClientRect();
  const edges = () => toolbar.element().getBoundingClientRect();
  await expect.poll(() => edges().left >= around.left && edges().right <= around.right).toBe(true);
});

test("notes that can't be begun stay as they are", async () => {
  const { stored, idOf } = showPanel([{ title: "A", notes: "Before" }]);
  fakeServer().answer(openDescriptionContract, () => {
    throw new AppError("unavailable", "The server is busy.");
  });
  await edit();
  await expect.element(page.getByText("The server is busy.")).toBeVisible();
  await expect.element(page.getByText("Before", { exact: true })).toBeVisible();
  expect(stored(idOf("A")).documentId).toBeNull();
});

test("a version of the notes is looked at and restored, from the menu", async () => {
  const { idOf } = showPanel([{ title: "A", notes: "Now", hasNotes: true }]);
  const documentId = idOf("A");
  const at = "2026-03-02T10:00:00.000Z";
  const version = (id: string): DocumentVersion => ({
    ...{ id, documentId, fromAt: at, untilAt: at, name: null, authors: [] },
    ...{ restoredFromId: null, restoredFromAt: null },
  });
  const [newer, older] = [version(newId()), { ...version(newId()), name: "Sketch" }];
  const paragraph = { type: "paragraph", content: [{ type: "text", text: "As it was" }] };
  const server = fakeServer();
  server.answer(listVersionsContract, () => ({ items: [newer, older], nextCursor: null }));
  server.answer(getVersionContract, () => ({ ...older, content: { type: "doc", content: [paragraph] } }));
  server.answer(restoreVersionContract, () => version(newId()));
  const menu = page.getByRole("button", { name: "More for this task" });
  await menu.click();
  await expect.element(page.getByRole("menuitem", { name: "Copy link" })).toBeVisible();
  await expect.element(page.getByRole("menuitem", { name: "History of the notes" })).not.toBeInTheDocument();
  await userEvent.keyboard("{Escape}");
  await edit();
  await expect.element(notesOf("A")).toHaveFocus();
  await menu.click();
  await page.getByRole("menuitem", { name: "History of the notes" }).click();
  const dialog = page.getByRole("dialog", { name: "History of the notes" });
  await expect.element(dialog.getByRole("document")).toHaveTextContent("Now");
  await dialog.getByRole("button", { name: /^Sketch/ }).click();
  await expect.element(dialog.getByRole("document")).toHaveTextContent("As it was");
  await expectAccessible();
  await dialog.getByRole("button", { name: "Restore", exact: true }).click();
  await expect.element(page.getByText("Restored “Sketch”")).toBeVisible();
  expect(server.requestsOf(restoreVersionContract)[0]?.params).toEqual({ documentId, versionId: older.id });
});
