import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { taskPagePath } from "@/components/tasks/task-place";
import { unarchiveTaskContract } from "@/lib/tasks/contract";
import { channelPath } from "@/lib/workspaces/paths";
import { showPanel, title } from "./setup/fake-panel";
import { currentPath } from "./setup/next-navigation";
import { makeTreeChannel, WORKSPACE } from "./setup/people";
import { expectAccessible, fakeServer } from "./setup/stage";

const board = makeTreeChannel({ type: "KANBAN", name: "Launch board" });
const back = page.getByRole("link", { name: "Back to Launch board" });

test("a card is opened as a page from its panel, which has a link, a menu entry and an address", async () => {
  const { idOf } = showPanel([{ title: "Poster" }], board);
  await expect.element(title).toHaveValue("Poster");
  await page.getByRole("button", { name: "More for this task" }).click();
  await expect.element(page.getByRole("menuitem", { name: "Open as page" })).toBeVisible();
  await userEvent.keyboard("{Escape}");
  await page.getByRole("button", { name: "Open as page" }).click();
  expect(currentPath()).toBe(taskPagePath(WORKSPACE.slug, { id: idOf("Poster"), channelId: board.id }));
  expect(currentPath()).toBe(`${channelPath(WORKSPACE.slug, board.id)}/task/${idOf("Poster")}`);
});

test("a page has the whole card, comments beside it where there is room, and leads back to its board", async () => {
  const { idOf, change } = showPanel([{ title: "Poster" }, { title: "Print it" }], board, "page");
  await expect.element(title).toHaveValue("Poster");
  change(idOf("Print it"), { parentId: idOf("Poster") });
  for (const name of ["Notes", "Subtasks", "Attachments", "Activity", "Comments and activity"])
    await expect.element(page.getByRole("region", { name, exact: true })).toBeVisible();
  await expect.element(page.getByRole("button", { name: "Write a comment…" })).toBeVisible();
  await expectAccessible();
  await page.viewport(390, 800);
  await expect.element(page.getByRole("region", { name: "Comments and activity" })).not.toBeInTheDocument();
  await expect.element(page.getByRole("region", { name: "Activity", exact: true })).toBeInTheDocument();
  await expectAccessible();
  await page.viewport(1280, 800);
  await page.getByRole("button", { name: "Print it", exact: true }).click();
  expect(currentPath()).toMatch(new RegExp(`/task/${idOf("Print it")}$`));
  await back.click();
  expect(currentPath()).toBe(channelPath(WORKSPACE.slug, board.id));
});

test("a page says that its card is archived, then that it is gone", async () => {
  const { idOf, stored, remove, put } = showPanel(
    [{ title: "Poster", archivedAt: "2026-11-20T09:00:00.000Z" }],
    board,
    "page",
  );
  const id = idOf("Poster");
  fakeServer().answer(unarchiveTaskContract, () => {
    put(id, { archivedAt: null });
    const { notes: _, documentId: __, ...task } = stored(id);
    return task;
  });
  await expect.element(page.getByText("Archived. It can be read, not changed.")).toBeVisible();
  await expect.element(title).not.toBeInTheDocument();
  await page.getByRole("button", { name: "Restore" }).click();
  await expect.element(title).toHaveValue("Poster");
  remove(id);
  await expect.element(page.getByText("This task isn’t here any more")).toBeVisible();
  await expect.element(back).toBeVisible();
});
