import { beforeEach, expect, it } from "vitest";
import { db } from "@/lib/db";
import { bindLabelEvents } from "@/lib/labels/cache-events";
import {
  createLabelContract,
  deleteLabelContract,
  listLabelsContract,
  updateLabelContract,
} from "@/lib/labels/contract";
import { labelsQuery } from "@/lib/labels/queries";
import { channelRoom, userRoom } from "@/lib/realtime/rooms";
import { bindAttachmentEvents } from "@/lib/tasks/attachments/cache-events";
import {
  attachFilesContract,
  listAttachmentsContract,
  setCoverContract,
} from "@/lib/tasks/attachments/contract";
import { attachmentsQuery } from "@/lib/tasks/attachments/queries";
import { bindTaskEvents } from "@/lib/tasks/cache-events";
import { deleteTaskContract, restoreTaskContract } from "@/lib/tasks/contract";
import { doneTasksQuery, openTasksQuery, subtasksQuery, taskQuery } from "@/lib/tasks/queries";
import { ada, ben } from "@/tests/pair";
import { send } from "@/tests/setup/request";
import { type Held, verifyCache } from "@/tests/setup/verify-cache";
import { add, change, complete, get, listAll, listId, makeList, move, reopen } from "./tasks-helpers";

// Ben looks at a list and has a task with a subtask open. What Ada does comes to it as events.

let task: Awaited<ReturnType<typeof add>>;
let below: Awaited<ReturnType<typeof add>>;
let last: Awaited<ReturnType<typeof add>>;
let label: { id: string };
beforeEach(async () => {
  await makeList();
  label = await send(ada, createLabelContract, { params: { channelId: listId }, body: { name: "home" } });
  task = await add("Move house", { labels: [label.id] });
  below = await add("Boxes", { parentId: task.id });
  last = await add("Last");
});

const held = (): Held[] => [
  [openTasksQuery(listId).queryKey, () => listAll({ done: "false" }, ben)],
  [doneTasksQuery(listId).queryKey, () => listAll({ done: "true" }, ben)],
  [subtasksQuery(listId, task.id).queryKey, () => listAll({ parentId: task.id }, ben)],
  [taskQuery(listId, task.id).queryKey, () => get(task.id, ben)],
  [
    labelsQuery(listId).queryKey,
    async () => (await send(ben, listLabelsContract, { params: { channelId: listId } })).items,
  ],
];

it.each<[what: string, event: string, work: () => Promise<unknown>]>([
  ["a task", "tasks.changed", () => add("Another")],
  ["a task at the beginning", "tasks.changed", () => add("First", { afterId: null })],
  ["a subtask", "tasks.changed", () => add("Van", { parentId: task.id, afterId: null })],
  ["a change", "tasks.changed", () => change(task.id, { title: "Move", priority: 2, assignees: [ben.id] })],
  ["a move", "tasks.changed", () => move(last.id, { afterId: null })],
  ["a move under the task", "tasks.changed", () => move(last.id, { parentId: task.id, afterId: null })],
  ["a move from under it", "tasks.changed", () => move(below.id, { parentId: null, afterId: null })],
  ["a completed subtask", "tasks.changed", () => complete(below.id)],
  ["a completed task", "tasks.changed", () => complete(task.id)],
  [
    "a task that is reopened",
    "tasks.changed",
    async () => {
      await complete(task.id);
      await reopen(below.id);
    },
  ],
  ["a deletion", "tasks.changed", () => send(ada, deleteTaskContract, { params: { taskId: below.id } })],
  [
    "a deletion taken back",
    "tasks.changed",
    async () => {
      await send(ada, deleteTaskContract, { params: { taskId: below.id } });
      await send(ada, restoreTaskContract, { params: { taskId: below.id } });
    },
  ],
  [
    "a label",
    "label.changed",
    () => send(ada, createLabelContract, { params: { channelId: listId }, body: { name: "work" } }),
  ],
  [
    "a label's name",
    "label.changed",
    () => send(ada, updateLabelContract, { params: { labelId: label.id }, body: { name: "House" } }),
  ],
  [
    "a label that is deleted",
    "label.deleted",
    () => send(ada, deleteLabelContract, { params: { labelId: label.id } }),
  ],
])("%s leaves a list as if it had been read again", async (_what, event, work) => {
  const viewer = { id: ben.id, rooms: [userRoom(ben.id), channelRoom(listId)] };
  const views = [bindTaskEvents, bindLabelEvents];
  const mayInvalidate = [doneTasksQuery(listId).queryKey];
  expect(await verifyCache({ viewer, held: held(), mayInvalidate, views }, work)).toContain(event);
});

it("leaves a task with attachments as if the list had been read again", async () => {
  const viewer = { id: ben.id, rooms: [channelRoom(listId)] };
  const { queryKey } = attachmentsQuery(listId, task.id);
  const file = { name: "plan.png", type: "image/png", size: 1, width: 4, height: 3, storageKey: task.id };
  const place = { purpose: "ATTACHMENT", ownerId: ada.id, channelId: listId } as const;
  const { id: fileId } = await db().file.create({ data: { ...file, ...place } });
  const params = { taskId: task.id };
  const mayInvalidate = [queryKey, doneTasksQuery(listId).queryKey];
  const views = [bindTaskEvents, bindAttachmentEvents];
  const all = async () => (await send(ben, listAttachmentsContract, { params })).items;
  await verifyCache({ viewer, held: [...held(), [queryKey, all]], mayInvalidate, views }, async () => {
    await send(ada, attachFilesContract, { params, body: { fileIds: [fileId] } });
    await send(ada, setCoverContract, { params, body: { fileId } });
  });
});

it("reads the task again where its notes have changed", async () => {
  const viewer = { id: ben.id, rooms: [channelRoom(listId)] };
  const { queryKey } = taskQuery(listId, task.id);
  const mayInvalidate = [queryKey, doneTasksQuery(listId).queryKey];
  await verifyCache({ viewer, held: held(), mayInvalidate, views: [bindTaskEvents] }, () =>
    change(task.id, { notes: "By van" }),
  );
});
