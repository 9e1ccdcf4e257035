import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { convertLinesContract, listLinePlacesContract } from "@/lib/conversions/contract";
import { AppError } from "@/lib/http/errors";
import { resolveReferencesContract } from "@/lib/references/contract";
import { deleteTaskContract } from "@/lib/tasks/contract";
import { documentStage } from "./setup/document-stage";
import { newId } from "./setup/people";
import { expectAccessible, fakeServer } from "./setup/stage";

const { makeDocument, showDocuments, editor, textAt } = documentStage();
const list = {
  ...{ id: newId(), type: "TODO" as const, name: "To-do", isWider: false, readers: [] },
  workspace: { id: newId(), name: "Looms" },
};

test("a key turns the selected items that aren’t ticked into tasks, to which they lead; undo takes it back", async () => {
  const server = fakeServer();
  const taskIds = [newId(), newId()];
  server.answer(listLinePlacesContract, () => ({ targets: [list] }));
  server.answer(convertLinesContract, ({ body }) => ({
    ...{ type: "task" as const, id: taskIds[0]!, title: "Call", blockIds: [] },
    ...{
      taskIds: taskIds.slice(0, body.lines.length),
      channel: { id: list.id, type: "TODO" as const, name: "To-do" },
    },
  }));
  server.answer(deleteTaskContract, ({ params }) => {
    // Somebody has deleted the first one before.
    if (params.taskId === taskIds[0]) throw new AppError("not_found", "There is no such task.");
    return undefined as never;
  });
  server.answer(resolveReferencesContract, ({ body }) => ({
    items: body.targets.map(() => ({ isVisible: false as const })),
  }));
  const plan = makeDocument("Plan", "");
  showDocuments(plan);
  await editor("Plan").click();
  await userEvent.keyboard("[[ ] Call Ben{Enter}Buy milk");
  await expect.poll(() => textAt(plan)).toContain("Buy milk");
  const before = textAt(plan);
  await userEvent.keyboard("{Shift>}{Control>}{Home}{/Control}{/Shift}");
  await expect.element(page.getByRole("button", { name: "Turn into tasks" })).toBeVisible();
  await userEvent.keyboard("{Control>}{Shift>}{Enter}{/Shift}{/Control}");
  const dialog = page.getByRole("dialog", { name: "Turn 2 items into tasks" });
  await expect.element(dialog.getByRole("radio", { name: /^To-do/ })).toBeChecked();
  await expectAccessible();
  await dialog.getByRole("button", { name: "Create tasks" }).click();
  await expect.element(dialog).not.toBeInTheDocument();
  expect(server.requestsOf(convertLinesContract)).toMatchObject([
    { body: { channelId: list.id, lines: [{ title: "Call Ben", people: [] }, { title: "Buy milk" }] } },
  ]);
  for (const id of taskIds) await expect.poll(() => textAt(plan)).toContain(`mention:task/${id}`);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => server.requestsOf(deleteTaskContract)).toHaveLength(2);
  await expect.poll(() => textAt(plan)).toBe(before);
});
