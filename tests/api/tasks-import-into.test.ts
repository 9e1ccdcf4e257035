import { randomUUID } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import { db } from "@/lib/db";
import { createMessageContract } from "@/lib/messages/contract";
import { openCommentsContract } from "@/lib/tasks/comments/contract";
import { makeChannel, makeSignedIn, type SignedIn } from "@/tests/factories";
import { ada, ben, workspace } from "@/tests/pair";
import { send } from "@/tests/setup/request";
import { addCard, addCards, archive, board, doing, done, makeBoard, todo } from "./boards-helpers";
import { callRoute } from "./files-helpers";
import { imported, odd, perform, tasksOf } from "./tasks-import-helpers";

beforeEach(makeBoard);

/** Adds a file to a channel, and gives what the run says and what is in the channel then. */
async function importedInto(channelId: string, name: string, body: BodyInit) {
  const response = await postInto(ada, channelId, name, body);
  if (response.status !== 201) throw new Error(await response.text());
  const run = await perform(await response.json());
  expect(run).toMatchObject({ state: "DONE", error: null, result: { channelId } });
  return { notes: run.result?.notes ?? [], tasks: await tasksOf(channelId) };
}
const postInto = (as: SignedIn | null, channelId: string, name: string, body: BodyInit) =>
  callRoute(as, "POST", "channels/[channelId]/tasks/imports", {
    params: { channelId },
    query: { name },
    body,
  });

it("adds a spreadsheet to a board behind its cards, with the columns and labels that it has", async () => {
  const home = await db().label.create({ data: { channelId: board.id, name: "Home", color: "red" } });
  await addCards(todo.id, "First");
  const long = "Waiting for ".repeat(10);
  const text = `Title,Status,Labels\nSecond,to do,home\nThird,Review,Shop\nLoose,,\nOver,done,\nLate,${long},\n`;
  const { tasks, notes } = await importedInto(board.id, "more.csv", text);
  const inColumn = (name: string) =>
    tasks.filter(({ column }) => column?.name === name).map(({ title }) => title);
  expect(inColumn("To do")).toEqual(["First", "Second", "Loose"]);
  expect(inColumn("Review")).toEqual(["Third"]);
  expect(tasks.find(({ title }) => title === "Over")).toMatchObject({ columnId: done.id });
  expect(tasks.find(({ title }) => title === "Over")?.completedAt).not.toBeNull();
  expect(tasks.find(({ title }) => title === "Second")?.labels).toMatchObject([{ labelId: home.id }]);
  // A name that is too long for a column is cut, and its cards stand there.
  const late = tasks.find(({ title }) => title === "Late");
  expect(late?.archivedAt).toBeNull();
  const columns = await db().boardColumn.findMany({
    where: { channelId: board.id },
    orderBy: { position: "asc" },
  });
  expect(columns.map(({ name }) => name)).toEqual(["To do", "Doing", "Done", "Review", late?.column?.name]);
  expect(late?.column?.name).toMatch(/^Waiting for .*…$/);
  expect(await db().label.count({ where: { channelId: board.id } })).toBe(2);
  // The report is kept beside the board.
  const [report] = await db().message.findMany({
    where: { streamId: board.id, body: { contains: "Imported" } },
  });
  expect(report?.body).toContain("Imported 5 tasks from more.csv.");
  expect(notes.join()).toContain("One card stands");
  for (const note of notes) expect(report?.body).toContain(note.slice(0, 20));
});

it("adds Trello's cards and comments to a board that has threads, and what a list's Markdown says to a list", async () => {
  const before = await addCard("Mine");
  const threadId = before.id;
  await send(ada, openCommentsContract, { params: { taskId: threadId } });
  await send(ben, createMessageContract, {
    params: { channelId: board.id },
    body: { nonce: randomUUID(), body: "Hm", threadId },
  });
  const { tasks } = await importedInto(board.id, "Flat share.json", await odd());
  expect(tasks.filter(({ parentId }) => parentId === null)).toHaveLength(7);
  const list = await makeChannel(workspace, { name: "List", type: "TODO" });
  const text =
    "# Ignored\n\nHello\n\n- [ ] Pay (due 2127-01-31, high priority, #home)\n  - [x] Look\n- Plain\n";
  const { tasks: inList, notes } = await importedInto(list.id, "list.md", text);
  expect(inList.map(({ title }) => title).toSorted()).toEqual(["Look", "Pay", "Plain"]);
  expect(inList.find(({ title }) => title === "Pay")).toMatchObject({
    priority: 3,
    labels: [{ label: { name: "home" } }],
  });
  expect(notes).toEqual(["This stands outside of the lists, and wasn’t taken: Hello."]);
});

it("adds nothing for those who may only read, to other channels, or where it was archived meanwhile", async () => {
  expect((await postInto(null, board.id, "a.csv", "x")).status).toBe(401);
  expect((await postInto(await makeSignedIn({ name: "Eve" }), board.id, "a.csv", "x")).status).toBe(404);
  const chat = await makeChannel(workspace, { name: "Chat", type: "CHAT" });
  expect((await postInto(ada, chat.id, "a.csv", "x")).status).toBe(403);
  await db().channel.update({ where: { id: board.id }, data: { defaultRole: "VIEWER" } });
  expect((await postInto(ben, board.id, "a.csv", "x")).status).toBe(403);
  const response = await postInto(ada, board.id, "a.csv", "Title\nA\n");
  await db().channel.update({ where: { id: board.id }, data: { archivedAt: new Date() } });
  expect(await perform(await response.json())).toMatchObject({ state: "FAILED" });
  expect(await tasksOf(board.id)).toEqual([]);
});

it("reads the Markdown that the export writes as it was", async () => {
  const label = await db().label.create({ data: { channelId: board.id, name: "home", color: "red" } });
  const first = await addCard("Buy *fine* (cheap) tea", {
    ...{ notes: "Line one\nline two\n\n- a\n- b", priority: 3, labels: [label.id], assignees: [ben.id] },
    due: { on: "2127-01-31", time: "09:30", timeZone: "Asia/Tokyo" },
    repeat: { rule: "FREQ=MONTHLY;BYMONTHDAY=31", mode: "SCHEDULE" },
  });
  await addCard("Part of it", { parentId: first.id });
  await addCards(doing.id, "Second");
  await archive((await addCard("Old", { columnId: todo.id })).id);
  const markdown = async (channelId: string) =>
    (
      await callRoute(ada, "GET", "channels/[channelId]/tasks/export", {
        ...{ params: { channelId }, query: { format: "markdown" } },
      })
    ).text();
  const before = await markdown(board.id);
  const { channelId, notes } = await imported("launch.md", before);
  expect(await markdown(channelId)).toBe(before);
  expect(notes).toEqual([]);
});
