import { parseRule } from "@/lib/dates/rule-text";
import { describeRule } from "@/lib/dates/rule-words";
import { db } from "@/lib/db";

/** A task as files of other programs have it: names in place of ids. */
export type ExportedTask = {
  id: string;
  parentId: string | null;
  /** 0 for what is under no other. */
  level: number;
  title: string;
  notes: string;
  column: string | null;
  dueOn: string | null;
  dueTime: string | null;
  timeZone: string | null;
  repeats: string | null;
  priority: number;
  labels: string[];
  assignees: string[];
  completedAt: string | null;
  archivedAt: string | null;
  createdAt: string;
  createdBy: string | null;
};

/** Notes may be long: so many at a time are held. */
const BATCH = 100;

type Placed = { id: string; level: number };

/**
 * All tasks of a channel, each before what is under it: by column and order, what is archived last. Who reads it must be
 * allowed to read the channel.
 */
export async function* readExportedTasks(channelId: string): AsyncGenerator<ExportedTask> {
  const placed = await listInOrder(channelId);
  for (let at = 0; at < placed.length; at += BATCH) {
    const batch = placed.slice(at, at + BATCH);
    const tasks = await readTasks(batch.map(({ id }) => id));
    for (const { id, level } of batch) {
      const task = tasks.get(id);
      if (task) yield { ...task, level };
    }
  }
}

async function listInOrder(channelId: string): Promise<Placed[]> {
  const [columns, rows] = await Promise.all([
    db().boardColumn.findMany({
      where: { channelId },
      orderBy: [{ position: "asc" }, { id: "asc" }],
      select: { id: true },
    }),
    db().task.findMany({
      where: { channelId, deletedAt: null },
      orderBy: [{ position: "asc" }, { id: "asc" }],
      select: { id: true, parentId: true, columnId: true, archivedAt: true },
    }),
  ]);
  const order = new Map(columns.map(({ id }, index) => [id, index]));
  const under = Map.groupBy(rows, ({ parentId }) => parentId);
  const rank = ({ columnId, archivedAt }: (typeof rows)[number]) =>
    archivedAt ? columns.length + 1 : (order.get(columnId ?? "") ?? columns.length);
  const tops = [...(under.get(null) ?? [])].sort((one, other) => rank(one) - rank(other));
  const withBelow = (row: { id: string }, level: number): Placed[] => [
    { id: row.id, level },
    ...(under.get(row.id) ?? []).flatMap((below) => withBelow(below, level + 1)),
  ];
  return tops.flatMap((row) => withBelow(row, 0));
}

async function readTasks(ids: string[]): Promise<Map<string, Omit<ExportedTask, "level">>> {
  const rows = await db().task.findMany({
    where: { id: { in: ids }, deletedAt: null },
    include: {
      column: { select: { name: true } },
      createdBy: { select: { name: true } },
      labels: { select: { label: { select: { name: true } } }, orderBy: { labelId: "asc" } },
      assignees: { select: { user: { select: { name: true } } }, orderBy: { user: { name: "asc" } } },
    },
  });
  return new Map(
    rows.map((row) => [
      row.id,
      {
        ...{ id: row.id, parentId: row.parentId, title: row.title, notes: row.notes },
        ...{ column: row.column?.name ?? null, priority: row.priority },
        ...{ dueOn: row.dueOn?.toISOString().slice(0, 10) ?? null, dueTime: row.dueTime },
        timeZone: row.timeZone,
        repeats: row.rule && row.repeatMode ? describeRule(parseRule(row.rule), row.repeatMode) : null,
        labels: row.labels.map(({ label }) => label.name),
        assignees: row.assignees.map(({ user }) => user.name),
        completedAt: row.completedAt?.toISOString() ?? null,
        archivedAt: row.archivedAt?.toISOString() ?? null,
        createdAt: row.createdAt.toISOString(),
        createdBy: row.createdBy?.name ?? null,
      },
    ]),
  );
}
