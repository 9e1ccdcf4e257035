import { nameHas } from "@/components/ui/fold";
import { BUCKETS, type Bucket, bucketOf, plusDays, todayIn } from "@/lib/dates/calendar-date";
import type { Task } from "@/lib/tasks/schema";
import type { TaskGiven } from "../draft-task";
import { flatten, type Leveled, type TaskTree } from "./task-tree";
import type { ListOptions } from "./view-options";

export type Arrangement = {
  options: ListOptions;
  /** What titles must have in them. */
  text: string;
  now: Date;
  timeZone: string;
  userId: string;
  labels: readonly { id: string; name: string }[];
  people: ReadonlyMap<string, { name: string }>;
};

/** `given` is what a task has that is added to the group; null where none can be. */
export type TaskGroup = { id: string; label: string; tasks: Leveled[]; given: TaskGiven | null };

export const BUCKET_WORDS: Record<Bucket, string> = {
  overdue: "Overdue",
  today: "Today",
  tomorrow: "Tomorrow",
  thisWeek: "Next 7 days",
  later: "Later",
};
const PRIORITY_WORDS = ["No priority", "Low priority", "Medium priority", "High priority"];
const HIGHEST_FIRST = [3, 2, 1, 0] as const;

/** Whether tasks stand where people have put them, and can be moved. */
export const isByHand = ({ group, sort }: ListOptions) => group === "none" && sort === "manual";

export const isFiltered = ({ options, text }: Pick<Arrangement, "options" | "text">) =>
  Boolean(text.trim() || options.isMine || options.isOverdue || options.labelId || options.personId);

export function isOverdue(task: Task, { now, timeZone }: Pick<Arrangement, "now" | "timeZone">) {
  return Boolean(task.due && !task.completedAt && bucketOf(task.due, now, timeZone) === "overdue");
}

export function matches(task: Task, arrangement: Arrangement): boolean {
  const { options, text, userId } = arrangement;
  return (
    (!options.isMine || task.assignees.includes(userId)) &&
    (!options.isOverdue || isOverdue(task, arrangement)) &&
    (!options.labelId || task.labels.includes(options.labelId)) &&
    (!options.personId || task.assignees.includes(options.personId)) &&
    (!text.trim() || nameHas(task.title, text.trim()))
  );
}

/** The open tasks as the list shows them. In order by hand subtasks stand under theirs, else each stands by itself. */
export function arrange(tree: TaskTree, arrangement: Arrangement): TaskGroup[] {
  const { options } = arrangement;
  const all = flatten(tree);
  if (isByHand(options)) {
    const tasks = isFiltered(arrangement) ? withParents(tree, all, arrangement) : all;
    return [{ id: "all", label: "", tasks, given: givenByFilter(arrangement) }];
  }
  const found = all.filter(({ task }) => matches(task, arrangement)).map(({ task }) => task);
  const sorted = options.sort === "manual" ? found : found.toSorted(SORTERS[options.sort]);
  return groupsOf(arrangement).flatMap(({ has, isKept, ...group }) => {
    const tasks = sorted.filter(has).map((task) => ({ task, level: 0 }));
    return tasks.length > 0 || isKept ? [{ ...group, tasks }] : [];
  });
}

/** What a filter finds, and what that stands under. */
function withParents(tree: TaskTree, all: readonly Leveled[], arrangement: Arrangement) {
  const kept = new Set<string>();
  for (const { task } of all) {
    if (!matches(task, arrangement)) continue;
    for (let one: Task | undefined = task; one && !kept.has(one.id); one = tree.byId.get(one.parentId ?? ""))
      kept.add(one.id);
  }
  return all.filter(({ task }) => kept.has(task.id));
}

type Sort = (one: Task, other: Task) => number;
const dueKey = ({ due }: Task) => (due ? `${due.on} ${due.time ?? "~"}` : "~");
const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const SORTERS: Record<Exclude<ListOptions["sort"], "manual">, Sort> = {
  due: (one, other) => byText(dueKey(one), dueKey(other)),
  priority: (one, other) => other.priority - one.priority || byText(dueKey(one), dueKey(other)),
  created: (one, other) => byText(other.createdAt, one.createdAt),
};

type GroupRule = Omit<TaskGroup, "tasks"> & {
  has: (task: Task) => boolean;
  /** Shown without tasks as well. */
  isKept: boolean;
};

function groupsOf(arrangement: Arrangement): GroupRule[] {
  const { now, timeZone, labels, people, options } = arrangement;
  const filter = givenByFilter(arrangement);
  const rule = (
    id: string,
    label: string,
    has: GroupRule["has"],
    given: TaskGiven | null,
    isKept = false,
  ) => ({
    ...{ id, label, has, isKept },
    given: given && { ...filter, ...given },
  });
  const today = todayIn(timeZone, now);
  switch (options.group) {
    case "due":
      return [
        ...BUCKETS.map((bucket) =>
          rule(
            bucket,
            BUCKET_WORDS[bucket],
            ({ due }) => due !== null && bucketOf(due, now, timeZone) === bucket,
            bucket in DAYS_ON ? { due: { on: plusDays(today, DAYS_ON[bucket] ?? 0) } } : null,
            bucket === "today",
          ),
        ),
        rule("none", "No date", ({ due }) => due === null, {}),
      ];
    case "priority":
      return HIGHEST_FIRST.map((priority) =>
        rule(String(priority), PRIORITY_WORDS[priority] ?? "", (task) => task.priority === priority, {
          priority,
        }),
      );
    case "label":
      return [
        ...labels.map(({ id, name }) => rule(id, name, (task) => task.labels.includes(id), { labels: [id] })),
        rule("none", "No label", (task) => task.labels.length === 0, {}),
      ];
    case "assignee":
      return [
        ...[...people]
          .toSorted(([a, { name: one }], [b, { name: other }]) =>
            a === arrangement.userId ? -1 : b === arrangement.userId ? 1 : one.localeCompare(other),
          )
          .map(([id, { name }]) =>
            rule(id, name, (task) => task.assignees.includes(id), { assignees: [id] }),
          ),
        rule("none", "Nobody", (task) => task.assignees.length === 0, {}),
      ];
    case "none":
      return [rule("all", "", () => true, {}, true)];
  }
}

/** Days from today. Nothing new is overdue, and "Later" is no date. */
const DAYS_ON: Partial<Record<Bucket, number>> = { today: 0, tomorrow: 1, thisWeek: 2 };

/** A new task is of the kind that is shown. */
export function givenByFilter({ options, userId }: Pick<Arrangement, "options" | "userId">): TaskGiven {
  const assignees = [...new Set([options.isMine ? userId : null, options.personId])].filter(
    (id) => id !== null,
  );
  return {
    ...(assignees.length > 0 && { assignees }),
    ...(options.labelId && { labels: [options.labelId] }),
  };
}
