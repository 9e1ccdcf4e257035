import { BUCKETS, bucketOf, dayOfDue } from "@/lib/dates/calendar-date";
import type { PlacedTask, Task } from "@/lib/tasks/schema";
import { BUCKET_WORDS, type TaskGroup } from "../list/arrange";
import { applyPending, type PendingChange } from "../pending-tasks";

export type Channel = PlacedTask["channel"];

type Shown = {
  userId: string;
  pending: ReadonlyMap<string, readonly PendingChange[]>;
  /** Those in which a task is held that the list doesn't have any more. */
  channels: ReadonlyMap<string, Channel>;
};

/** My tasks with the changes that are under way in all their channels. */
export function withAllPending(tasks: readonly Task[], { userId, pending, channels }: Shown): Task[] {
  const byChannel = Map.groupBy(tasks, ({ channelId }) => channelId);
  for (const channelId of pending.keys())
    if (channels.has(channelId) && !byChannel.has(channelId)) byChannel.set(channelId, []);
  return [...byChannel]
    .flatMap(([channelId, own]) => applyPending(own, pending.get(channelId) ?? []))
    .filter(({ assignees }) => assignees.includes(userId));
}

/** By when they are due; groups without tasks aren't shown. */
export function groupsOf(tasks: readonly Task[], now: Date, timeZone: string): TaskGroup[] {
  const sorted = tasks.map((task) => ({ task, key: sortKey(task, timeZone) })).sort(byKey);
  const byBucket = Map.groupBy(sorted, ({ task: { due } }) => (due ? bucketOf(due, now, timeZone) : "none"));
  return [...BUCKETS, "none" as const].flatMap((bucket) => {
    const found = byBucket.get(bucket)?.map(({ task }) => ({ task, level: 0 }));
    const label = bucket === "none" ? "No date" : BUCKET_WORDS[bucket];
    return found ? [{ id: bucket, label, tasks: found, given: {} }] : [];
  });
}

type Keyed = { key: string };
const byKey = ({ key: a }: Keyed, { key: b }: Keyed) => (a < b ? -1 : a > b ? 1 : 0);

/** By day and moment, those without a time last in their day; then by priority, highest first. */
function sortKey({ id, due, priority }: Task, timeZone: string): string {
  const day = due ? `${dayOfDue(due, timeZone)} ${due.at ?? "~"}` : "~";
  return `${day} ${3 - priority} ${id}`;
}
