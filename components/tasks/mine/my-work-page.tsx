"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { ListTodo } from "lucide-react";
import { useId, useState } from "react";
import { MessageListSkeleton } from "@/components/messages/message-list-skeleton";
import { PaneHeader } from "@/components/shell/pane-header";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { type Bucket, bucketOf } from "@/lib/dates/calendar-date";
import { useCacheEvents } from "@/lib/realtime/client";
import { bindTaskEvents } from "@/lib/tasks/cache-events";
import { myTasksQuery } from "@/lib/tasks/queries";
import type { PlacedTask } from "@/lib/tasks/schema";
import { useMyZone } from "../due-text";
import { useNow } from "../list/use-now";
import { MyTaskRow } from "./my-task-row";
import { useMyTaskCompletion } from "./use-my-task-completion";

const GROUPS: readonly { bucket: Bucket | "none"; label: string }[] = [
  { bucket: "overdue", label: "Overdue" },
  { bucket: "today", label: "Today" },
  { bucket: "tomorrow", label: "Tomorrow" },
  { bucket: "thisWeek", label: "Next 7 days" },
  { bucket: "later", label: "Later" },
  { bucket: "none", label: "No date" },
];

/** The open tasks that are assigned to me, in all workspaces, by when they are due. */
export function MyWorkPage() {
  useCacheEvents(bindTaskEvents);
  const tasks = useInfiniteQuery(myTasksQuery());
  const completion = useMyTaskCompletion();
  const zone = useMyZone();
  const now = useNow();
  const [said, setSaid] = useState("");
  const items =
    tasks.data?.pages.flatMap((page) => page.items).filter(({ id }) => !completion.isHidden(id)) ?? [];
  const groups = Map.groupBy(items, ({ due }) => (due ? bucketOf(due, now, zone) : "none"));

  function complete(task: PlacedTask) {
    setSaid(`${task.title} is done`);
    void completion.complete(task);
  }

  return (
    <>
      <PaneHeader title="My work" icon={<ListTodo className="size-4" aria-hidden="true" />} />
      {tasks.isPending && <MessageListSkeleton />}
      {tasks.isError && !tasks.data && <ErrorState onRetry={() => void tasks.refetch()} />}
      {tasks.isSuccess && items.length === 0 && !tasks.hasNextPage && (
        <EmptyState icon={<ListTodo />} title="Nothing to do">
          Tasks that are assigned to you, in any list, come together here.
        </EmptyState>
      )}
      {items.length > 0 && (
        <div className="min-h-0 flex-1 overflow-y-auto">
          <div className="mx-auto max-w-3xl px-3 py-4 max-md:px-1">
            {GROUPS.map(({ bucket, label }) => {
              const found = groups.get(bucket);
              return found && <Group key={bucket} label={label} tasks={found} onComplete={complete} />;
            })}
          </div>
          {tasks.hasNextPage && (
            <p className="flex justify-center pb-6">
              <Button loading={tasks.isFetchingNextPage} onClick={() => void tasks.fetchNextPage()}>
                Show more
              </Button>
            </p>
          )}
        </div>
      )}
      <p role="status" className="sr-only">
        {said}
      </p>
    </>
  );
}

type GroupProps = { label: string; tasks: readonly PlacedTask[]; onComplete: (task: PlacedTask) => void };

function Group({ label, tasks, onComplete }: GroupProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="mb-5">
      <h2 id={id} className="flex items-center gap-2 px-2 pb-1 font-semibold text-sm">
        {label}
        <span className="font-normal text-muted tabular-nums">{tasks.length}</span>
      </h2>
      <ul aria-labelledby={id} className="border-line border-t">
        {tasks.map((task) => (
          <MyTaskRow key={task.id} task={task} onComplete={() => onComplete(task)} />
        ))}
      </ul>
    </section>
  );
}
