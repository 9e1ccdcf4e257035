import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { updateChannelContract } from "@/lib/channels/contract";
import { db } from "@/lib/db";
import { cleanUpRows } from "@/lib/jobs/clean-up";
import { createLabelContract } from "@/lib/labels/contract";
import { updatePersonSettingsContract } from "@/lib/people/contract";
import {
  completeTaskContract,
  createTaskContract,
  deleteTaskContract,
  getTaskContract,
  listTasksContract,
  moveTaskContract,
  restoreTaskContract,
  updateTaskContract,
} from "@/lib/tasks/contract";
import { makeChannel, makeMember } from "@/tests/factories";
import { ada, ben, channelId, workspace } from "@/tests/pair";
import { refusal, send } from "@/tests/setup/request";
import { add, change, complete, get, listAll, listId, makeList, reopen, titles } from "./tasks-helpers";

beforeEach(makeList);

const remove = (taskId: string) => send(ada, deleteTaskContract, { params: { taskId } });
const restore = (taskId: string) => send(ada, restoreTaskContract, { params: { taskId } });

describe("a task", () => {
  it("has what it was made with, and what is changed of it", async () => {
    const { id: label } = await send(ada, createLabelContract, {
      params: { channelId: listId },
      body: { name: "home" },
    });
    const task = await add("Pay rent", {
      notes: "To *Mr. Smith*",
      due: { on: "2027-01-31" },
      priority: 3,
      labels: [label, label],
      assignees: [ben.id],
    });
    expect(task).toMatchObject({
      ...{ channelId: listId, parentId: null, title: "Pay rent", hasNotes: true, notesRevision: 0 },
      ...{ due: { on: "2027-01-31", time: null, timeZone: null, at: null }, priority: 3 },
      ...{ labels: [label], assignees: [ben.id], completedAt: null, completedBy: null },
      ...{ subtasks: 0, openSubtasks: 0, createdBy: ada.id, revision: 1 },
    });
    expect(await get(task.id)).toEqual({ ...task, notes: "To *Mr. Smith*", documentId: task.id });
    const changed = await change(
      task.id,
      { title: "Pay the rent", due: null, labels: [], assignees: [ada.id], notes: "" },
      ben,
    );
    expect(changed).toMatchObject({
      due: null,
      labels: [],
      assignees: [ada.id],
      hasNotes: false,
      priority: 3,
    });
    expect(await listAll()).toEqual([changed]);
  });

  it("is made once for each nonce, also at once, and not again once it is gone", async () => {
    const nonce = randomUUID();
    const [one, two] = await Promise.all([add("Once", { nonce }), add("Once", { nonce })]);
    expect(two).toEqual(one);
    await change(one.id, { title: "Renamed" });
    expect(await add("Once", { nonce })).toMatchObject({ id: one.id, title: "Renamed" });
    expect(await titles()).toBe("Renamed");
    await remove(one.id);
    const body = { title: "Once", nonce };
    const refused = await refusal(ada, createTaskContract, { params: { channelId: listId }, body });
    expect(refused).toMatchObject({ status: 409 });
    expect(await send(ben, createTaskContract, { params: { channelId: listId }, body })).toMatchObject({
      createdBy: ben.id,
    });
  });

  it("is due at a time in a zone, by default that of the person", async () => {
    await send(ada, updatePersonSettingsContract, { body: { timeZone: "America/New_York" } });
    const due = { on: "2027-03-14", time: "02:30" };
    // Clocks skip that half hour: it is as much later.
    expect((await add("Late", { due })).due).toEqual({
      ...due,
      timeZone: "America/New_York",
      at: "2027-03-14T07:30:00.000Z",
    });
    const { due: given } = await add("Given", { due: { ...due, timeZone: "Europe/Berlin" } });
    expect(given).toMatchObject({ timeZone: "Europe/Berlin", at: "2027-03-14T01:30:00.000Z" });
  });

  it.each([
    [{ on: "2027-02-31" }, "due"],
    [{ on: "2027-02-29" }, "due"],
    [{ on: "9999-12-31" }, "due"],
    [{ on: "1969-12-31" }, "due"],
    [{ on: "+012027-01-01" }, "due"],
    [{ on: "2027-01-01", time: "24:00" }, "due"],
    [{ on: "2027-01-01", time: "09:00", timeZone: "Mars/Base" }, "due"],
  ])("isn't due on %j", async (due, field) => {
    const error = await refusal(ada, createTaskContract, {
      params: { channelId: listId },
      body: { title: "A", due },
    });
    expect(error).toMatchObject({ status: 422 });
    expect(error.message).toContain(field);
    expect(await titles()).toBe("");
  });

  it("has labels of its channel and people who can read it alone", async () => {
    const other = await makeChannel(workspace, { type: "TODO", visibility: "PRIVATE" });
    const label = await db().label.create({ data: { channelId: other.id, name: "x", color: "red" } });
    const guest = await makeMember(workspace, {}, "GUEST");
    const { id: taskId } = await add("A");
    for (const body of [
      { labels: [label.id] },
      { labels: [randomUUID()] },
      { assignees: [guest.id] },
      { assignees: [randomUUID()] },
    ])
      expect(await refusal(ada, updateTaskContract, { params: { taskId }, body })).toMatchObject({
        status: 422,
      });
    expect(await get(taskId)).toMatchObject({ labels: [], assignees: [], revision: 1 });
  });

  it("keeps somebody who has lost the channel, until anybody takes them off", async () => {
    const guest = await makeMember(workspace, {}, "GUEST");
    await db().channelMember.create({ data: { channelId: listId, userId: guest.id, role: "EDITOR" } });
    const { id } = await add("A", { assignees: [guest.id] });
    await db().channelMember.deleteMany({ where: { userId: guest.id } });
    const assignees = [guest.id, ben.id].sort();
    expect(await change(id, { assignees })).toMatchObject({ assignees });
    expect(await change(id, { assignees: [ben.id] }, ben)).toMatchObject({ assignees: [ben.id] });
    expect(await refusal(guest, getTaskContract, { params: { taskId: id } })).toMatchObject({ status: 404 });
  });

  it("is read by everyone in the channel and changed by its editors, while it isn't archived", async () => {
    const readers = await makeChannel(workspace, { type: "TODO", defaultRole: "COMMENTER" });
    const { id: taskId } = await add("A", {}, ada, readers.id);
    expect(await get(taskId, ben)).toMatchObject({ title: "A" });
    const params = { params: { taskId } };
    expect(await refusal(ben, updateTaskContract, { ...params, body: { title: "B" } })).toMatchObject({
      status: 403,
    });
    expect(await refusal(ben, completeTaskContract, params)).toMatchObject({ status: 403 });
    expect(await refusal(ben, deleteTaskContract, params)).toMatchObject({ status: 403 });
    await send(ada, updateChannelContract, { params: { channelId: readers.id }, body: { isArchived: true } });
    for (const refused of [
      refusal(ada, createTaskContract, { params: { channelId: readers.id }, body: { title: "B" } }),
      refusal(ada, updateTaskContract, { ...params, body: { title: "B" } }),
      refusal(ada, completeTaskContract, params),
      refusal(ada, moveTaskContract, { ...params, body: { afterId: null } }),
      refusal(ada, deleteTaskContract, params),
    ])
      expect(await refused).toMatchObject({ status: 409, message: expect.stringContaining("archived") });
    expect(await get(taskId, ben)).toMatchObject({ title: "A", completedAt: null });
  });

  it("is in no other type of channel", async () => {
    const chat = { params: { channelId } };
    expect(await refusal(ada, createTaskContract, { ...chat, body: { title: "A" } })).toMatchObject({
      status: 403,
    });
    expect((await send(ada, listTasksContract, chat)).items).toEqual([]);
  });
});

describe("completing", () => {
  it("takes what is open below along, and reopening gives back what was", async () => {
    const { id: task } = await add("Move house");
    const first = await add("Boxes", { parentId: task });
    const second = await add("Van", { parentId: task });
    await complete(first.id);
    const { task: done, next } = await complete(task, ben);
    expect(done).toMatchObject({ completedBy: ben.id, subtasks: 2, openSubtasks: 0 });
    expect(next).toBeNull();
    expect(await complete(task)).toEqual({ task: done, next: null });
    expect(await get(second.id)).toMatchObject({ completedAt: done.completedAt, completedBy: ben.id });
    expect(await titles({ done: "false" })).toBe("");
    await reopen(task);
    expect(await get(task)).toMatchObject({ completedAt: null, completedBy: null, openSubtasks: 1 });
    expect(await get(first.id)).toMatchObject({ completedBy: ada.id });
    expect(await get(second.id)).toMatchObject({ completedAt: null });
  });

  it("opens what something open stands under", async () => {
    const { id: top } = await add("Top");
    const { id: middle } = await add("Middle", { parentId: top });
    const { id: low } = await add("Low", { parentId: middle });
    await complete(top);
    await reopen(low);
    for (const id of [top, middle, low]) expect(await get(id)).toMatchObject({ completedAt: null });
    expect(await get(top)).toMatchObject({ openSubtasks: 1 });
    await complete(top);
    const refused = await refusal(ada, createTaskContract, {
      params: { channelId: listId },
      body: { title: "New", parentId: top },
    });
    expect(refused).toMatchObject({ status: 409, message: expect.stringContaining("Reopen it first") });
  });
});

describe("deleting", () => {
  it("takes a task out with its subtasks, and restoring puts both back", async () => {
    const { id: task } = await add("Move house");
    const { id: boxes } = await add("Boxes", { parentId: task });
    const { id: old } = await add("Old", { parentId: task });
    await remove(old);
    const before = await get(task);
    expect(before).toMatchObject({ subtasks: 1 });
    await remove(task);
    expect(await titles()).toBe("");
    for (const taskId of [task, boxes])
      expect(await refusal(ada, getTaskContract, { params: { taskId } })).toMatchObject({ status: 404 });
    await restore(task);
    expect(await titles()).toBe("Move house Boxes");
    expect(await get(task)).toEqual({ ...before, revision: before.revision + 2 });
    expect(await refusal(ada, restoreTaskContract, { params: { taskId: task } })).toMatchObject({
      status: 404,
    });
  });

  it("is for good after a day", async () => {
    const { id: task } = await add("A");
    await remove(task);
    await cleanUpRows();
    await restore(task);
    await remove(task);
    const deletedAt = new Date(Date.now() - 25 * 3_600_000);
    await db().task.update({ where: { id: task }, data: { deletedAt } });
    await cleanUpRows();
    expect(await db().task.count({ where: { id: task } })).toBe(0);
  });

  it("restores a subtask to the end of the list where its task is gone, and reopens what is done", async () => {
    const { id: task } = await add("Task");
    const { id: low } = await add("Low", { parentId: task });
    await add("Last");
    await remove(low);
    await complete(task);
    await restore(low);
    expect(await get(task)).toMatchObject({ completedAt: null, openSubtasks: 1 });
    await remove(low);
    await remove(task);
    await restore(low);
    expect(await titles()).toBe("Last Low");
    expect(await get(low)).toMatchObject({ parentId: null });
  });
});
