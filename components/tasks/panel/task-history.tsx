"use client";
import { useTimeFormat } from "@/components/ui/time";
import type { Task } from "@/lib/tasks/schema";
import { usePeople } from "../use-people";

const SOMEBODY = "Somebody whose account is gone";

/** By whom and when a task was made: above all that was done to it. */
export function TaskHistory({ task: { createdAt, createdBy } }: { task: Task }) {
  const format = useTimeFormat();
  const people = usePeople(createdBy === null ? [] : [createdBy]);
  const name = createdBy === null ? SOMEBODY : (people.get(createdBy)?.name ?? "…");
  return (
    <p className="py-1 text-muted text-sm">
      <span className="font-medium text-ink">
        <bdi>{name}</bdi>
      </span>{" "}
      created this{" "}
      <time dateTime={createdAt} title={format.full(createdAt)} className="whitespace-nowrap text-xs">
        {format.moment(createdAt)}
      </time>
    </p>
  );
}
