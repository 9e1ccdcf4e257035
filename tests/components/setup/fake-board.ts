import {
  createColumnContract,
  deleteColumnContract,
  listColumnsContract,
  moveColumnContract,
  updateColumnContract,
} from "@/lib/boards/contract";
import { columnsQuery } from "@/lib/boards/queries";
import type { Column } from "@/lib/boards/schema";
import { readersQuery } from "@/lib/channels/queries";
import { AppError } from "@/lib/http/errors";
import { listLabelsContract } from "@/lib/labels/contract";
import { labelsQuery } from "@/lib/labels/queries";
import type { Label } from "@/lib/labels/schema";
import {
  archiveTaskContract,
  completeTaskContract,
  createTaskContract,
  deleteTaskContract,
  listTasksContract,
  moveTasksContract,
  reopenTaskContract,
  restoreTaskContract,
  unarchiveTaskContract,
  updateTaskContract,
} from "@/lib/tasks/contract";
import { cardsQuery } from "@/lib/tasks/queries";
import type { Task } from "@/lib/tasks/schema";
import { compareTasks } from "@/lib/tasks/task-list";
import { makeTask } from "./fake-tasks";
import { makeTreeChannel, me, newId } from "./people";
import { fakeServer } from "./stage";
import { showWorkspace } from "./workspace";

type Given = Record<string, (Partial<Task> | string)[]>;
type Parts = Parameters<typeof makeTreeChannel>[0] & {
  labels?: Label[];
  columns?: Record<string, Partial<Column>>;
};

const keyOf = (index: number) => `a${String((index + 1) * 1000).padStart(12, "0")}`;
const numberOf = ({ position }: { position: string }) => Number.parseFloat(position.slice(1));

/** A board of Ada's with these cards by the names of its columns, and a server that keeps them. The last one is done. */
export function showBoard(given: Given, { labels = [], columns: looks = {}, ...parts }: Parts = {}) {
  const channel = makeTreeChannel({ type: "KANBAN", name: "Launch", ...parts });
  const names = Object.keys(given);
  let columns = names.map(
    (name, index): Column => ({
      ...{ id: newId(), channelId: channel.id, name, position: keyOf(index), color: null, limit: null },
      ...{ isDone: index === names.length - 1, revision: 1, ...looks[name] },
    }),
  );
  let cards = columns.flatMap(({ id: columnId, name, isDone }) =>
    (given[name] ?? []).map((card, index) =>
      makeTask(channel.id, index, {
        ...{ columnId, completedAt: isDone ? "2026-11-20T09:00:00.000Z" : null },
        ...(typeof card === "string" ? { title: card } : card),
      }),
    ),
  );
  let away: Task[] = [];
  const server = fakeServer();

  function find(taskId: string): Task {
    const card = cards.find(({ id }) => id === taskId);
    if (!card) throw new AppError("not_found", "This card was deleted.");
    return card;
  }
  function put(taskId: string, change: Partial<Task>): Task {
    const before = find(taskId);
    const card = { ...before, ...change, revision: before.revision + 1 };
    cards = cards.map((other) => (other === before ? card : other));
    return card;
  }
  function move(
    taskId: string,
    columnId = find(taskId).columnId,
    afterId: string | null = null,
    isDone?: boolean,
  ): Task {
    const from = columns.find(({ id }) => id === find(taskId).columnId);
    const to = columns.find(({ id }) => id === columnId);
    const rest = cards.filter((card) => card.columnId === columnId && card.id !== taskId).sort(compareTasks);
    const at = rest.findIndex(({ id }) => id === afterId);
    const [low, high] = [rest[at], rest[at + 1]].map((card) => card && numberOf(card));
    const position = `a${String(((low ?? 0) + (high ?? (low ?? 0) + 2000)) / 2).padStart(12, "0")}`;
    const isDoneThen = isDone ?? (to?.isDone || (!from?.isDone && find(taskId).completedAt !== null));
    const end = isDoneThen ? new Date().toISOString() : null;
    return put(taskId, { columnId, position, completedAt: end, completedBy: end ? me.id : null });
  }
  function takeAway(taskId: string) {
    away = [...away, find(taskId)];
    cards = cards.filter(({ id }) => id !== taskId);
  }
  function bringBack(taskId: string): Task {
    const card = away.find(({ id }) => id === taskId)!;
    const back = { ...card, archivedAt: null, revision: card.revision + 2 };
    cards = [...cards, back];
    away = away.filter(({ id }) => id !== taskId);
    return back;
  }
  const first = (isDone: boolean) => columns.find((column) => column.isDone === isDone)?.id ?? null;

  server.answer(listTasksContract, ({ query }) => ({
    items: query?.archived === "true" ? away.filter(({ archivedAt }) => archivedAt !== null) : cards,
    nextCursor: null,
  }));
  server.answer(listColumnsContract, () => ({ items: columns, nextCursor: null }));
  server.answer(listLabelsContract, () => ({ items: labels, nextCursor: null }));
  server.answer(createTaskContract, ({ body }) => {
    const columnId = body.columnId ?? first(false);
    const index = cards.filter((card) => card.columnId === columnId).length;
    const card = makeTask(channel.id, index + 50, { title: body.title, columnId });
    cards = [...cards, { ...card, assignees: body.assignees ?? [], labels: body.labels ?? [] }];
    return cards.at(-1)!;
  });
  server.answer(updateTaskContract, ({ params, body }) => {
    const { notes: _, due, repeat: __, ...fields } = body;
    const stored = due && { on: due.on, time: due.time ?? null, timeZone: due.timeZone ?? null, at: null };
    return put(params.taskId, { ...fields, ...(stored !== undefined && { due: stored }) });
  });
  server.answer(moveTasksContract, ({ body: { taskIds, columnId, afterId, isDone } }) => ({
    items: taskIds.map((id, index) => move(id, columnId, index === 0 ? afterId : taskIds[index - 1], isDone)),
  }));
  server.answer(archiveTaskContract, ({ params }) => {
    const card = put(params.taskId, { archivedAt: new Date().toISOString() });
    takeAway(params.taskId);
    return card;
  });
  server.answer(unarchiveTaskContract, ({ params }) => bringBack(params.taskId));
  server.answer(completeTaskContract, ({ params }) => ({
    task: move(params.taskId, first(true)),
    next: null,
  }));
  server.answer(reopenTaskContract, ({ params }) => ({
    task: move(params.taskId, first(false)),
    next: null,
  }));
  server.answer(deleteTaskContract, ({ params }) => takeAway(params.taskId) as never);
  server.answer(restoreTaskContract, ({ params }) => bringBack(params.taskId));
  server.answer(createColumnContract, ({ body }) => {
    const before = columns.findIndex(({ id }) => id === body.afterId);
    const position = `${columns[before]?.position ?? ""}5`;
    const column: Column = {
      ...{ id: newId(), channelId: channel.id, name: body.name, position, color: null, limit: null },
      ...{ isDone: false, revision: 1 },
    };
    columns = columns.toSpliced(before + 1, 0, column);
    return column;
  });
  const change = (columnId: string, body: Partial<Column>): Column => {
    const at = columns.findIndex(({ id }) => id === columnId);
    const before = columns[at]!;
    const after = { ...before, ...body, revision: before.revision + 1 };
    columns = columns.with(at, after);
    return after;
  };
  server.answer(updateColumnContract, ({ params, body }) => change(params.columnId, body));
  server.answer(moveColumnContract, ({ params, body }) => {
    const after = columns.find(({ id }) => id === body.afterId);
    return change(params.columnId, { position: `${after?.position ?? ""}5` });
  });
  server.answer(deleteColumnContract, ({ params: { columnId }, query }) => {
    if (query.moveTo) for (const card of cards) if (card.columnId === columnId) move(card.id, query.moveTo);
    columns = columns.filter(({ id }) => id !== columnId);
    return undefined as never;
  });

  const { client, receive } = showWorkspace({ channels: [channel] });
  client.setQueryData(cardsQuery(channel.id).queryKey, cards.toSorted(compareTasks));
  client.setQueryData(columnsQuery(channel.id).queryKey, columns);
  client.setQueryData(labelsQuery(channel.id).queryKey, labels);
  client.setQueryData(readersQuery(channel.id).queryKey, { items: [], nextCursor: null, count: 2 });
  return {
    channel,
    client,
    server,
    put,
    stored: () => cards,
    columns: () => columns,
    idOf: (title: string) => cards.find((card) => card.title === title)?.id ?? "",
    /** Changes a card as somebody else does. */
    receiveChange(title: string, change: Partial<Task>) {
      const card = cards.find((one) => one.title === title)!;
      const tasks = [put(card.id, change)];
      receive("tasks.changed", { channelId: channel.id, tasks, deletedIds: [] });
    },
    /** Moves a card as somebody else does. */
    receiveMove(title: string, columnName: string, afterId: string | null = null) {
      const card = cards.find((one) => one.title === title)!;
      const column = columns.find(({ name }) => name === columnName)!;
      receive("tasks.changed", {
        channelId: channel.id,
        tasks: [move(card.id, column.id, afterId)],
        deletedIds: [],
      });
    },
  };
}
