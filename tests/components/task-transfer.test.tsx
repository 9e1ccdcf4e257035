import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { listColumnsContract } from "@/lib/boards/contract";
import type { Column } from "@/lib/boards/schema";
import { channelsQuery } from "@/lib/channels/queries";
import type { TreeChannel } from "@/lib/channels/schema";
import { forwardObjectContract, listForwardTargetsContract } from "@/lib/messages/forward/contract";
import { transferBackContract, transferTaskContract } from "@/lib/tasks/transfer/contract";
import { showBoard } from "./setup/fake-board";
import { currentPath, navigate } from "./setup/next-navigation";
import { ben, makeTreeChannel, newId, WORKSPACE } from "./setup/people";
import { expectAccessible } from "./setup/stage";

const card = (title: string) => page.getByRole("link", { name: title, exact: true });

test("a card moves to a column of another board by keys, says what it lost, and comes back", async () => {
  const { client, server, stored } = showBoard({ "To do": ["A", "B"], Doing: [], Done: [] });
  const roadmap = makeTreeChannel({ type: "KANBAN", name: "Roadmap" });
  const talk = makeTreeChannel({ type: "CHAT", name: "Roads" });
  const readOnly = makeTreeChannel({ type: "TODO", name: "Roadworks", actions: ["channel.read"] });
  client.setQueryData(channelsQuery(WORKSPACE.id).queryKey, (tree: TreeChannel[] | undefined) => [
    ...(tree ?? []),
    ...[roadmap, talk, readOnly],
  ]);
  const column = (name: string): Column => ({
    ...{ id: newId(), channelId: roadmap.id, name, position: name, color: null, limit: null },
    ...{ isDone: false, revision: 1 },
  });
  const columns = [column("Later"), column("Now")];
  server.answer(listColumnsContract, () => ({ items: columns, nextCursor: null }));
  const asked: unknown[] = [];
  server.answer(transferTaskContract, ({ params, body }) => {
    asked.push(body);
    const task = stored().find(({ id }) => id === params.taskId)!;
    const moved = { ...task, channelId: roadmap.id, columnId: body.columnId ?? null };
    server.answer(transferBackContract, () => ({ ...task, revision: task.revision + 4 }));
    return {
      task: { ...moved, revision: task.revision + 2 },
      ...{ labels: { made: [], dropped: ["Later on"] }, unassigned: [ben] },
    };
  });

  await expect.element(card("A")).toBeVisible();
  await userEvent.keyboard("jv");
  const field = page.getByRole("combobox", { name: "Board or list" });
  await expect.element(field).toHaveFocus();
  await userEvent.keyboard("Road");
  await expect.element(page.getByRole("option", { name: "Roadmap" })).toBeVisible();
  await expect.poll(() => page.getByRole("option").elements().length).toBe(1);
  await expectAccessible();
  await userEvent.keyboard("{Enter}");
  await expect.element(page.getByRole("option", { name: "Now" })).toBeVisible();
  await userEvent.keyboard("Now{Enter}");
  await expect.element(page.getByText("“A” moved to Roadmap")).toBeVisible();
  const losses = `${ben.name} can’t read Roadmap and was taken off. Not brought along: Later on.`;
  await expect.element(page.getByText(losses)).toBeVisible();
  expect(asked).toEqual([{ channelId: roadmap.id, columnId: columns[1]?.id }]);
  await expect.element(card("A")).not.toBeInTheDocument();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.element(card("A")).toBeVisible();
  // It is taken back once, by the message or the key.
  (card("A").element() as HTMLElement).focus();
  await userEvent.keyboard("z");
  await expect.element(page.getByText("Nothing to undo")).toBeInTheDocument();
  expect(server.requestsOf(transferBackContract)).toHaveLength(1);
});

test("the choice of another board is gone with the board that was left", async () => {
  showBoard({ "To do": ["A"], Done: [] });
  const field = page.getByRole("combobox", { name: "Board or list" });
  const board = currentPath();
  await expect.element(card("A")).toBeVisible();
  await userEvent.keyboard("jv");
  await expect.element(field).toHaveFocus();
  navigate(`/w/${WORKSPACE.slug}`);
  await expect.element(field).not.toBeInTheDocument();
  navigate(board);
  await expect.element(card("A")).toBeVisible();
  await expect.element(field).not.toBeInTheDocument();
});

test("a card is forwarded by a key to a channel that is found by name, with a comment", async () => {
  const { server, stored } = showBoard({ "To do": ["A", "B"], Done: [] });
  const talk = { id: newId(), isNew: false, type: "CHAT", name: "Roads", image: null, people: [] };
  server.answer(listForwardTargetsContract, () => ({ items: [{ ...talk, workspace: WORKSPACE }] }) as never);
  server.answer(forwardObjectContract, () => ({}) as never);
  await expect.element(card("A")).toBeVisible();
  await userEvent.keyboard("jf");
  await expect.element(page.getByRole("dialog", { name: "Forward task" })).toBeVisible();
  await page.getByRole("textbox", { name: /^Comment/ }).fill("Who helps?");
  await page.getByRole("button", { name: "Forward to Roads" }).click();
  await expect.element(page.getByText("Forwarded to Roads")).toBeVisible();
  await expect.element(page.getByRole("dialog")).not.toBeInTheDocument();
  const targetId = stored().find(({ title }) => title === "A")?.id;
  expect(server.requestsOf(forwardObjectContract)).toMatchObject([
    { params: { type: "task", targetId }, body: { channelId: talk.id, comment: "Who helps?" } },
  ]);
});
