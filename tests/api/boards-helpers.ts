import {
  createColumnContract,
  deleteColumnContract,
  listColumnsContract,
  moveColumnContract,
  updateColumnContract,
} from "@/lib/boards/contract";
import type { Column } from "@/lib/boards/schema";
import {
  archiveTaskContract,
  createTaskContract,
  listTasksContract,
  moveTasksContract,
  unarchiveTaskContract,
} from "@/lib/tasks/contract";
import type { Task } from "@/lib/tasks/schema";
import { makeChannel, type SignedIn } from "@/tests/factories";
import { ada, makePair, workspace } from "@/tests/pair";
import { send } from "@/tests/setup/request";

// Ada's board, which Ben may change as well. After `beforeEach(makeBoard)` each test has its own.

export let board: Awaited<ReturnType<typeof makeChannel>>;
/** Its columns: "To do", "Doing", "Done". */
export let todo: Column;
export let doing: Column;
export let done: Column;

export async function makeBoard(): Promise<void> {
  await makePair();
  board = await makeChannel(workspace, { name: "launch", type: "KANBAN" });
  [todo, doing, done] = (await columns()) as [Column, Column, Column];
}

const inBoard = (channelId = board.id) => ({ params: { channelId } });
const one = (columnId: string) => ({ params: { columnId } });

export const columns = async (channelId = board.id) =>
  (await send(ada, listColumnsContract, inBoard(channelId))).items;
export const columnNames = async () => (await columns()).map(({ name }) => name).join(", ");

type Body<C extends Parameters<typeof send>[1]> = NonNullable<Parameters<typeof send<C>>[2]>["body"];

export const addColumn = (name: string, given: Partial<Body<typeof createColumnContract>> = {}) =>
  send(ada, createColumnContract, { ...inBoard(), body: { name, ...given } });
export const changeColumn = (columnId: string, body: Body<typeof updateColumnContract>) =>
  send(ada, updateColumnContract, { ...one(columnId), body });
export const moveColumn = (columnId: string, afterId: string | null) =>
  send(ada, moveColumnContract, { ...one(columnId), body: { afterId } });
export const removeColumn = (columnId: string, moveTo?: string, who: SignedIn = ada) =>
  send(who, deleteColumnContract, { ...one(columnId), query: moveTo ? { moveTo } : {} });

export const addCard = (title: string, given: Partial<Body<typeof createTaskContract>> = {}, who = ada) =>
  send(who, createTaskContract, { ...inBoard(), body: { title, ...given } });

/** Makes cards of one column in this order, and gives their ids by title. */
export async function addCards(columnId: string, ...names: string[]) {
  const ids: Record<string, string> = {};
  for (const name of names) ids[name] = (await addCard(name, { columnId })).id;
  return (name: string) => ids[name]!;
}

export async function allCards(query: Record<string, string> = {}, channelId = board.id): Promise<Task[]> {
  return (
    await send(ada, listTasksContract, {
      ...inBoard(channelId),
      query: { parentId: "none", limit: "1000", ...query },
    })
  ).items;
}

/** What stands in each column, in order: "A b | C | ". */
export async function shown(channelId = board.id): Promise<string> {
  const [list, cards] = [await columns(channelId), await allCards({}, channelId)];
  return list
    .map(({ id }) => cards.flatMap(({ columnId, title }) => (columnId === id ? title : [])).join(" "))
    .join(" | ");
}

export const archive = (taskId: string, who: SignedIn = ada) =>
  send(who, archiveTaskContract, { params: { taskId } });
export const unarchive = (taskId: string, who: SignedIn = ada) =>
  send(who, unarchiveTaskContract, { params: { taskId } });

export const moveAll = async (
  taskIds: string[],
  to: { columnId?: string; afterId: string | null; isDone?: boolean },
  who = ada,
) => (await send(who, moveTasksContract, { ...inBoard(), body: { taskIds, ...to } })).items;
