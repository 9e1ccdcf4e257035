"use client";
import { useTimeFormat } from "@/components/ui/time";
import type { Task } from "@/lib/tasks/schema";
import { usePeople } from "../use-people";

const SOMEBODY = "somebody whose account is gone";

/** By whom and when it was made and done. */
export function TaskHistory({ task: { createdAt, createdBy, completedAt, completedBy } }: { task: Task }) {
  const format = useTimeFormat();
  const people = usePeople([createdBy, completedBy].filter((id) => id !== null));
  const nameOf = (id: string | null) => (id === null ? SOMEBODY : (people.get(id)?.name ?? "…"));
  const line = (word: string, by: string | null, at: string) => (
    <p>
      {word} by <bdi>{nameOf(by)}</bdi>{" "}
      <time dateTime={at} title={format.full(at)}>
        {format.moment(at)}
      </time>
    </p>
  );
  return (
    <div className="mt-6 border-t pt-3 text-muted text-sm">
      {line("Created", createdBy, createdAt)}
      {completedAt && line("Done", completedBy, completedAt)}
    </div>
  );
}
