import {
  completeTaskContract,
  createTaskContract,
  getTaskContract,
  listTasksContract,
  moveTaskContract,
  reopenTaskContract,
  updateTaskContract,
} from "@/lib/tasks/contract";
import type { Task, TaskPosition } from "@/lib/tasks/schema";
import { makeChannel, type SignedIn } from "@/tests/factories";
import { ada, makePair, workspace } from "@/tests/pair";
import { requestRaw, send } from "@/tests/setup/request";

// Ada's to-do list, which Ben may change as well. After `beforeEach(makeList)` each test has its own.

export let list: Awaited<ReturnType<typeof makeChannel>>;
export let listId: string;

export async function makeList(): Promise<void> {
  await makePair();
  list = await makeChannel(workspace, { name: "house", type: "TODO" });
  listId = list.id;
}

type Given = Omit<NonNullable<Parameters<typeof send<typeof createTaskContract>>[2]>["body"], "title">;

export const add = (title: string, given: Partial<Given> = {}, who: SignedIn = ada, channelId = listId) =>
  send(who, createTaskContract, { params: { channelId }, body: { title, ...given } });

const one = (taskId: string) => ({ params: { taskId } });

export const get = (taskId: string, who = ada) => send(who, getTaskContract, one(taskId));
export const complete = (taskId: string, who = ada) => send(who, completeTaskContract, one(taskId));
export const reopen = (taskId: string, who = ada) => send(who, reopenTaskContract, one(taskId));

type Change = NonNullable<Parameters<typeof send<typeof updateTaskContract>>[2]>["body"];
export const change = (taskId: string, body: Change, who = ada) =>
  send(who, updateTaskContract, { ...one(taskId), body });

type Position = NonNullable<Parameters<typeof send<typeof moveTaskContract>>[2]>["body"];
export const move = (taskId: string, body: Position, who = ada) =>
  send(who, moveTaskContract, { ...one(taskId), body });

/** Moves a task as a browser does: where the server is too busy, again. */
export async function moveWhenTaken(taskId: string, body: TaskPosition, who: SignedIn): Promise<Task> {
  for (;;) {
    const response = await requestRaw(who, moveTaskContract, { ...one(taskId), body });
    if (response.ok) return await response.json();
    if (response.status !== 503) throw new Error(await response.text());
  }
}

export const listAll = async (query: Record<string, string> = {}, who: SignedIn = ada) =>
  (await send(who, listTasksContract, { params: { channelId: listId }, query })).items;

/** The titles of a list, in its order. */
export const titles = async (query: Record<string, string> = {}) =>
  (await listAll({ ...query })).map(({ title }) => title).join(" ");
