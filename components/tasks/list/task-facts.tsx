"use client";
import { CalendarDays, ListTree, NotebookText, Repeat2 } from "lucide-react";
import type { ReactNode } from "react";
import { Avatar } from "@/components/ui/avatar";
import { cn } from "@/components/ui/cn";
import { useTimeFormat } from "@/components/ui/time";
import { type Bucket, bucketOf } from "@/lib/dates/calendar-date";
import type { Task } from "@/lib/tasks/schema";
import { dueText, fullDueText } from "../due-text";
import { LabelChip } from "../pickers/label-chip";
import { PRIORITY_LOOKS } from "../pickers/priorities";
import { useTaskList } from "./list-context";

const FACES = 3;
const LABELS = 2;
const DUE_TONES: Partial<Record<Bucket, string>> = { overdue: "text-danger", today: "text-accent" };

/** What is known of a task beside its title, at the end of its row. */
export function TaskFacts({ task }: { task: Task }) {
  const { labels, people } = useTaskList();
  const named = task.labels.flatMap((id) => labels.get(id) ?? []);
  const assigned = task.assignees.flatMap((id) => people.get(id) ?? []);
  const names = assigned.map(({ name }) => name).join(", ");
  const isDone = task.completedAt !== null;
  return (
    <span className="flex min-w-0 shrink-0 items-center gap-2 text-muted text-xs">
      {task.hasNotes && <Fact label="Has notes" icon={<NotebookText />} className="max-sm:hidden" />}
      {task.subtasks > 0 && (
        <Fact
          label={`${task.subtasks - task.openSubtasks} of ${task.subtasks} subtasks done`}
          icon={<ListTree />}
          className="tabular-nums"
        >
          {task.subtasks - task.openSubtasks}/{task.subtasks}
        </Fact>
      )}
      {named.length > 0 && (
        <span className="flex min-w-0 gap-1 max-md:hidden">
          <span className="sr-only">Labels: </span>
          {named.slice(0, LABELS).map((label) => (
            <LabelChip key={label.id} label={label} />
          ))}
          {named.length > LABELS && (
            <span
              title={named
                .slice(LABELS)
                .map(({ name }) => name)
                .join(", ")}
            >
              +{named.length - LABELS}
            </span>
          )}
        </span>
      )}
      {task.repeat && (
        <Fact label={`Repeats: ${task.repeat.text}`} icon={<Repeat2 />} className="max-sm:hidden" />
      )}
      {task.due && <DueFact due={task.due} isDone={isDone} />}
      {task.priority > 0 && <PriorityFact priority={task.priority} />}
      {assigned.length > 0 && (
        <span title={names} className="-space-x-1 flex items-center">
          <span className="sr-only">{`Assigned to ${names}`}</span>
          {assigned.slice(0, FACES).map(({ id, name, image }) => (
            <Avatar
              key={id}
              name={name}
              seed={id}
              src={image}
              size="sm"
              className="rounded-full ring-1 ring-surface"
            />
          ))}
          {assigned.length > FACES && <span className="pl-2">+{assigned.length - FACES}</span>}
        </span>
      )}
    </span>
  );
}

type FactProps = { label: string; icon: ReactNode; className?: string; children?: ReactNode };

function Fact({ label, icon, className, children }: FactProps) {
  return (
    <span title={label} className={cn("flex items-center gap-1 [&_svg]:size-3.5", className)}>
      <span aria-hidden="true" className="contents">
        {icon}
        {children}
      </span>
      <span className="sr-only">{label}</span>
    </span>
  );
}

function DueFact({ due, isDone }: { due: NonNullable<Task["due"]>; isDone: boolean }) {
  const { now, timeZone } = useTaskList();
  const format = useTimeFormat();
  const bucket = isDone ? null : bucketOf(due, now, timeZone);
  return (
    <span
      title={fullDueText(due, timeZone)}
      className={cn(
        "flex items-center gap-1 tabular-nums [&_svg]:size-3.5",
        bucket !== null && DUE_TONES[bucket],
      )}
    >
      <CalendarDays aria-hidden="true" />
      <span className="sr-only">{bucket === "overdue" ? "Overdue: " : "Due: "}</span>
      {dueText(due, now, timeZone, format)}
    </span>
  );
}

function PriorityFact({ priority }: { priority: Task["priority"] }) {
  const { label, icon: Icon, className } = PRIORITY_LOOKS[priority];
  return <Fact label={`${label} priority`} icon={<Icon />} className={className} />;
}
