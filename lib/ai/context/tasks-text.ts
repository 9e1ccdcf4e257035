import { db } from "@/lib/db";
import { thread, withoutTargets } from "./messages-text";

const MAX_TASKS = 500;

const LINE = {
  ...{ title: true, dueOn: true, dueTime: true, completedAt: true, parentId: true },
  column: { select: { name: true } },
  assignees: { select: { userId: true } },
} as const;

type Line = {
  title: string;
  dueOn: Date | null;
  dueTime: string | null;
  completedAt: Date | null;
  parentId: string | null;
  column: { name: string } | null;
  assignees: { userId: string }[];
};

/** The tasks or cards of a channel, a line each. */
export async function tasksOfChannel(channelId: string): Promise<string> {
  const tasks = await db().task.findMany({
    where: { channelId, deletedAt: null, archivedAt: null },
    orderBy: [{ completedAt: { sort: "desc", nulls: "first" } }, { id: "asc" }],
    take: MAX_TASKS,
    select: LINE,
  });
  return linesOf(tasks);
}

/** A task with its notes, subtasks and comments. */
export async function taskText(taskId: string): Promise<string> {
  const task = await db().task.findUnique({
    where: { id: taskId },
    select: {
      ...{ ...LINE, notes: true },
      subtasks: { where: { deletedAt: null }, orderBy: { id: "asc" }, take: MAX_TASKS, select: LINE },
    },
  });
  if (!task) return "";
  const { subtasks, notes } = task;
  const parts = [
    await linesOf([task]),
    withoutTargets(notes),
    subtasks.length > 0 && `Subtasks:\n${await linesOf(subtasks)}`,
    // The thread of comments on a task has its id.
    await thread(taskId),
  ];
  return parts.filter(Boolean).join("\n\n");
}

async function linesOf(tasks: readonly Line[]): Promise<string> {
  const ids = [...new Set(tasks.flatMap(({ assignees }) => assignees.map(({ userId }) => userId)))];
  const people = await db().user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return tasks.map((task) => lineOf(task, names)).join("\n");
}

function lineOf(task: Line, names: ReadonlyMap<string, string>): string {
  const { title, dueOn, dueTime, completedAt, column, assignees } = task;
  const facts = [
    column?.name,
    dueOn && `due ${dueOn.toISOString().slice(0, 10)}${dueTime ? ` ${dueTime}` : ""}`,
    ...assignees.flatMap(({ userId }) => names.get(userId) ?? []),
  ].filter(Boolean);
  return `- [${completedAt ? "x" : " "}] ${title}${facts.length > 0 ? ` (${facts.join(", ")})` : ""}`;
}
