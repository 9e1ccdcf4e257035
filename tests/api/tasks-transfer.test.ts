import { beforeEach, expect, it } from "vitest";
import { db, pool } from "@/lib/db";
import { createLabelContract, listLabelsContract, updateLabelContract } from "@/lib/labels/contract";
import { MAX_LABELS } from "@/lib/labels/limits";
import { listTaskActivityContract } from "@/lib/tasks/activity/contract";
import { openCommentsContract } from "@/lib/tasks/comments/contract";
import {
  completeTaskContract,
  createTaskContract,
  getTaskContract,
  listTasksContract,
  moveTaskContract,
  reopenTaskContract,
  updateTaskContract,
} from "@/lib/tasks/contract";
import { transferBackContract, transferTaskContract } from "@/lib/tasks/transfer/contract";
import { addMember, makeChannel, makeSignedIn, makeWorkspace, type SignedIn } from "@/tests/factories";
import { ada, ben, workspace } from "@/tests/pair";
import { waitingForLocks } from "@/tests/setup/locks";
import { requestRaw, send } from "@/tests/setup/request";
import { addCard, addCards, board, columns, doing, done, makeBoard, shown, todo } from "./boards-helpers";

let secret: Awaited<ReturnType<typeof makeChannel>>;
let list: Awaited<ReturnType<typeof makeChannel>>;
beforeEach(async () => {
  await makeBoard();
  const members = [{ user: ada, role: "MANAGER" as const }];
  secret = await makeChannel(workspace, { name: "secret", type: "KANBAN", visibility: "PRIVATE", members });
  list = await makeChannel(workspace, { name: "house", type: "TODO" });
});

const one = (taskId: string) => ({ params: { taskId } });
const transfer = (taskId: string, channelId: string, columnId?: string, who: SignedIn = ada) =>
  send(who, transferTaskContract, { ...one(taskId), body: { channelId, ...(columnId && { columnId }) } });
const back = (taskId: string, who: SignedIn = ada) => send(who, transferBackContract, one(taskId));
const get = (taskId: string, who: SignedIn = ada) => send(who, getTaskContract, one(taskId));
const label = (channelId: string, name: string, color: "red" | "blue" | "green") =>
  send(ada, createLabelContract, { params: { channelId }, body: { name, color } });
const labelsOf = async (channelId: string) =>
  (await send(ada, listLabelsContract, { params: { channelId } })).items.map(
    ({ name, color }) => `${name} ${color}`,
  );
const acts = async (taskId: string, who: SignedIn = ada) =>
  (await send(who, listTaskActivityContract, one(taskId))).items.map(({ act }) => act).reverse();

it("carries a card to another board with labels of its own, and takes off who can't read it (case 10)", async () => {
  const urgent = await label(board.id, "Urgent", "red");
  const later = await label(board.id, "Später", "green");
  const theirs = await label(secret.id, "urgent", "blue");
  const given = { columnId: doing.id, labels: [urgent.id, later.id], assignees: [ada.id, ben.id] };
  const at = await addCards(doing.id, "before", "after");
  const card = await addCard("Plan", { ...given, afterId: at("before") });
  const part = await addCard("Part", {
    ...{ parentId: card.id, assignees: [ben.id], labels: [urgent.id], due: { on: "2020-01-01" } },
  });
  const stood = await get(card.id);

  const moved = await transfer(card.id, secret.id);
  expect(moved).toMatchObject({
    ...{ task: { channelId: secret.id, assignees: [ada.id], subtasks: 1 } },
    labels: { made: ["Später"], dropped: [] },
    unassigned: [{ id: ben.id, name: "Ben" }],
  });
  expect(moved.task.labels).toContain(theirs.id);
  expect(await shown()).toBe(" | before after | ");
  expect(await shown(secret.id)).toBe("Plan |  | ");
  expect(await labelsOf(secret.id)).toEqual(["urgent blue", "Später green"]);
  expect(await labelsOf(board.id)).toEqual(["Urgent red", "Später green"]);
  expect(await get(part.id)).toMatchObject({ channelId: secret.id, assignees: [], labels: [theirs.id] });
  // Nor is its creator reminded now, in Ben's place.
  expect(await db().taskReminder.count({ where: { taskId: part.id, userId: ada.id } })).toBe(1);
  expect(await acts(card.id)).toEqual([
    { kind: "channel", from: "launch" },
    { kind: "unassigned", people: [expect.objectContaining({ name: "Ben" })] },
  ]);
  // The label filter finds it, Ben nothing of it.
  const filtered = { params: { channelId: secret.id }, query: { label: theirs.id, parentId: "none" } };
  expect((await send(ada, listTasksContract, filtered)).items.map(({ id }) => id)).toEqual([card.id]);
  expect((await requestRaw(ben, getTaskContract, one(card.id))).status).toBe(404);

  await send(ada, updateLabelContract, { params: { labelId: theirs.id }, body: { name: "hot" } });
  const { revision, position, ...was } = await back(card.id);
  expect(was).toMatchObject({
    ...{ channelId: board.id, columnId: doing.id, labels: stood.labels, assignees: stood.assignees },
  });
  expect([revision > stood.revision, position !== ""]).toEqual([true, true]);
  expect(await shown()).toBe(" | before Plan after | ");
  expect(await labelsOf(secret.id)).toEqual(["hot blue"]);
  expect(await get(part.id, ben)).toMatchObject({ assignees: [ben.id], labels: [urgent.id] });
  expect((await requestRaw(ada, transferBackContract, one(card.id))).status).toBe(409);
});

it("shows of a channel that one doesn't see neither name nor column nor task", async () => {
  const [first, second] = await columns(secret.id);
  const inSecret = { params: { channelId: secret.id } };
  const card = await send(ada, createTaskContract, {
    ...inSecret,
    body: { title: "Leak", columnId: first!.id },
  });
  await send(ada, moveTaskContract, { ...one(card.id), body: { columnId: second!.id, afterId: null } });
  await transfer(card.id, board.id);
  expect(await acts(card.id, ben)).toEqual([{ kind: "channel", from: null }]);
  expect((await acts(card.id)).map(({ kind }) => kind)).toEqual(["column", "channel"]);
  expect(JSON.stringify(await acts(card.id))).not.toContain(secret.id);
});

it("takes off who can't read the channel into which it is moved back", async () => {
  const card = await send(ada, createTaskContract, {
    params: { channelId: secret.id },
    body: { title: "Plan", assignees: [ada.id] },
  });
  await transfer(card.id, board.id);
  await send(ada, updateTaskContract, { ...one(card.id), body: { assignees: [ada.id, ben.id] } });
  expect((await back(card.id)).assignees).toEqual([ada.id]);
  expect((await acts(card.id)).slice(-2)).toEqual([
    { kind: "channel", from: "launch" },
    { kind: "unassigned", people: [expect.objectContaining({ id: ben.id })] },
  ]);
});

it("takes comments, saved items and references along", async () => {
  const card = await addCard("Talk");
  await send(ben, openCommentsContract, one(card.id));
  const saved = { userId: ben.id, targetType: "task", targetId: card.id, channelId: board.id };
  await db().savedItem.create({ data: saved });
  await transfer(card.id, list.id, undefined, ben);
  expect(await db().savedItem.findFirst({ where: { targetId: card.id } })).toMatchObject({
    channelId: list.id,
  });
  expect(await db().message.findUnique({ where: { id: card.id } })).toMatchObject({ channelId: list.id });
  expect((await get(card.id)).columnId).toBeNull();
});

it("completes what comes into a done column, reopens what comes out of one, and takes both back", async () => {
  const repeat = { rule: "FREQ=WEEKLY" };
  const due = { on: "2127-03-01" };
  const card = await addCard("Weekly", { columnId: todo.id, repeat, due });
  const [first, , last] = await columns(secret.id);
  expect((await transfer(card.id, secret.id, last!.id)).task.completedAt).not.toBeNull();
  expect(await shown(secret.id)).toBe("Weekly |  | Weekly");
  expect(await back(card.id)).toMatchObject({ completedAt: null, columnId: todo.id });
  expect(await shown(secret.id)).toBe(" |  | ");
  expect(await shown()).toBe("Weekly |  | ");

  const finished = await addCard("Finished", { columnId: done.id });
  expect((await transfer(finished.id, secret.id)).task.completedAt).toBe(finished.completedAt);
  await back(finished.id);
  expect((await transfer(finished.id, secret.id, first!.id)).task.completedAt).toBeNull();
  expect(await back(finished.id)).toMatchObject({
    ...{ completedAt: finished.completedAt, completedBy: ada.id, columnId: done.id },
  });
});

it("ends the ties of a repeating card to the occurrences that stay, and joins them again when it is taken back", async () => {
  const given = { title: "Weekly", repeat: { rule: "FREQ=WEEKLY" }, due: { on: "2127-03-01" } };
  const first = await send(ada, createTaskContract, { params: { channelId: secret.id }, body: given });
  const { next } = await send(ada, completeTaskContract, one(first.id));
  const seriesOf = async (id: string) => (await db().task.findUniqueOrThrow({ where: { id } })).seriesId;
  await transfer(first.id, board.id);
  expect(await seriesOf(first.id)).not.toBe(await seriesOf(next!.id));
  expect(await send(ben, reopenTaskContract, one(first.id))).toMatchObject({ next: null });
  expect(await get(next!.id)).toMatchObject({ channelId: secret.id, completedAt: null });
  const again = await send(ben, completeTaskContract, one(first.id));
  expect(again.next).toMatchObject({ channelId: board.id });
  expect(again.next?.id).not.toBe(next!.id);

  await back(first.id);
  expect(await seriesOf(first.id)).toBe(await seriesOf(next!.id));
  expect(await send(ada, reopenTaskContract, one(first.id))).toMatchObject({ next: null });
  expect((await requestRaw(ada, getTaskContract, one(next!.id))).status).toBe(404);
  expect(await get(again.next!.id)).toMatchObject({ channelId: board.id });
});

it("leaves labels behind where there is no room, with a line", async () => {
  const names = Array.from({ length: MAX_LABELS }, (_, index) => ({ name: `L${index}`, color: "red" }));
  await db().label.createMany({ data: names.map((row) => ({ ...row, channelId: list.id })) });
  const later = await label(board.id, "Später", "green");
  const card = await addCard("Full", { labels: [later.id] });
  expect((await transfer(card.id, list.id)).labels).toEqual({ made: [], dropped: ["Später"] });
  expect((await acts(card.id)).at(-1)).toEqual({ kind: "labels", added: [], removed: ["Später"] });
  expect((await back(card.id)).labels).toEqual([later.id]);
});

it("leaves a label that came along where somebody is just using it", async () => {
  const later = await label(board.id, "Später", "green");
  const card = await addCard("Plan", { labels: [later.id] });
  const moved = await transfer(card.id, secret.id);
  const [first] = await columns(secret.id);
  const other = await send(ada, createTaskContract, {
    params: { channelId: secret.id },
    body: { title: "Other", columnId: first!.id },
  });
  const writer = await pool().connect();
  try {
    await writer.query("BEGIN");
    await writer.query("INSERT INTO task_labels (task_id, label_id) VALUES ($1, $2)", [
      other.id,
      moved.task.labels[0],
    ]);
    const taken = back(card.id);
    await waitingForLocks(1);
    await writer.query("COMMIT");
    await taken;
  } finally {
    writer.release();
  }
  expect(await labelsOf(secret.id)).toEqual(["Später green"]);
  expect((await get(other.id)).labels).toEqual(moved.task.labels);
});

it("moves a subtask alone, and back under its task", async () => {
  const parent = await addCard("Parent");
  const part = await addCard("Part", { parentId: parent.id });
  expect((await transfer(part.id, list.id)).task).toMatchObject({ parentId: null, channelId: list.id });
  expect((await get(parent.id)).subtasks).toBe(0);
  expect(await back(part.id)).toMatchObject({ parentId: parent.id, columnId: null });
  expect((await get(parent.id)).subtasks).toBe(1);
});

it("refuses what the actor may not do or see, other workspaces and foreign columns, with nothing done", async () => {
  const card = await addCard("Stay");
  const status = async (who: SignedIn, channelId: string, columnId?: string) => {
    const body = { channelId, ...(columnId && { columnId }) };
    return (await requestRaw(who, transferTaskContract, { ...one(card.id), body })).status;
  };
  const outside = await makeChannel(await makeWorkspace(ada), { type: "TODO" });
  const viewer = await makeSignedIn({ name: "Vera" });
  await addMember(workspace, viewer);
  await db().channelMember.create({ data: { channelId: board.id, userId: viewer.id, role: "VIEWER" } });
  expect(await status(ben, secret.id)).toBe(404);
  expect(await status(viewer, list.id)).toBe(403);
  expect(await status(ada, board.id)).toBe(422);
  expect(await status(ada, outside.id)).toBe(422);
  expect(await status(ada, list.id, todo.id)).toBe(422);
  expect(await status(ada, secret.id, todo.id)).toBe(409);
  await db().channel.update({ where: { id: list.id }, data: { archivedAt: new Date() } });
  expect(await status(ada, list.id)).toBe(409);
  expect(await shown()).toBe("Stay |  | ");
});

it("moves a card by one of two at once, and the other finds it gone", async () => {
  const card = await addCard("Stay");
  const writer = await pool().connect();
  const targets = [secret.id, list.id];
  try {
    // Both have read where it is before either of them moves it.
    await writer.query("BEGIN");
    await writer.query("SELECT id FROM channels WHERE id = ANY($1) FOR UPDATE", [[board.id, ...targets]]);
    const answers = targets.map((channelId) =>
      requestRaw(ada, transferTaskContract, { ...one(card.id), body: { channelId } }),
    );
    await waitingForLocks(2);
    await writer.query("COMMIT");
    expect((await Promise.all(answers)).map(({ status }) => status).sort()).toEqual([200, 404]);
  } finally {
    writer.release();
  }
  expect(await db().task.count({ where: { channelId: board.id } })).toBe(0);
  expect(await db().task.count({ where: { channelId: { in: targets } } })).toBe(1);
  expect(await acts(card.id)).toHaveLength(1);
});
