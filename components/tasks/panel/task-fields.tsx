"use client";
import { useQuery } from "@tanstack/react-query";
import { CalendarDays, Repeat2, Tag, UserRound } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { Avatar } from "@/components/ui/avatar";
import { cn } from "@/components/ui/cn";
import type { TreeChannel } from "@/lib/channels/schema";
import { labelsQuery } from "@/lib/labels/queries";
import type { Task } from "@/lib/tasks/schema";
import { useDueText } from "../due-text";
import { AssigneePicker } from "../pickers/assignee-picker";
import { DuePicker } from "../pickers/due-picker";
import { LabelChip } from "../pickers/label-chip";
import { LabelPicker } from "../pickers/label-picker";
import { PRIORITY_LOOKS } from "../pickers/priorities";
import { PriorityPicker } from "../pickers/priority-picker";
import { RepeatPicker } from "../pickers/repeat-picker";
import type { TaskMutations } from "../task-mutations";
import { useAssigned } from "../use-assigned";
import { FieldRow } from "./field-row";

type TaskFieldsProps = { channel: TreeChannel; task: Task; canEdit: boolean; mutations: TaskMutations };

/** When it is due, whose it is, its labels and its priority: each a button that opens its picker. */
export function TaskFields({ channel, task, canEdit, mutations }: TaskFieldsProps) {
  const labels = useQuery(labelsQuery(channel.id)).data;
  const dueText = useDueText();
  const due = task.due && dueText(task.due);
  const isOverdue = due?.isOverdue === true && !task.completedAt;
  const { icon: PriorityIcon, label: priority, className } = PRIORITY_LOOKS[task.priority];
  const assigned = useAssigned(channel.id, task.assignees);
  const chosen = labels?.filter(({ id }) => task.labels.includes(id)) ?? [];

  const dueFact = (
    <Fact isEmpty={!due} isOverdue={isOverdue}>
      <CalendarDays aria-hidden="true" />
      <span title={due?.title}>{due ? due.text : "No due date"}</span>
      {isOverdue && <span className="text-xs">overdue</span>}
    </Fact>
  );
  const assigneeFact = (
    <Fact isEmpty={assigned.length === 0}>
      {assigned.length === 0 && <UserRound aria-hidden="true" />}
      {assigned.length === 0 && "Nobody"}
      {assigned.map(({ id, name, image, hasAccess }) => (
        <span key={id} className="flex max-w-full items-center gap-1.5 pr-1.5">
          <Avatar name={name} seed={id} src={image} size="sm" />
          <span className="truncate">{name}</span>
          {!hasAccess && <span className="shrink-0 text-muted text-xs">no access</span>}
        </span>
      ))}
    </Fact>
  );
  const labelFact = (
    <Fact isEmpty={chosen.length === 0}>
      {chosen.length === 0 && <Tag aria-hidden="true" />}
      {chosen.length === 0 && "No labels"}
      {chosen.map((label) => (
        <LabelChip key={label.id} label={label} />
      ))}
    </Fact>
  );
  const priorityFact = (
    <Fact isEmpty={task.priority === 0}>
      <PriorityIcon className={className} aria-hidden="true" />
      {priority}
    </Fact>
  );
  const repeatFact = (
    <Fact isEmpty={!task.repeat}>
      <Repeat2 aria-hidden="true" />
      <span className="inline-block min-w-0 first-letter:uppercase">
        {task.repeat?.text ?? "Does not repeat"}
      </span>
    </Fact>
  );
  return (
    <dl className="mt-3">
      <FieldRow label="Due">
        {canEdit ? (
          <DuePicker
            due={task.due}
            onChange={(next) => void mutations.change(task, { due: next })}
            trigger={<Trigger label="Due">{dueFact}</Trigger>}
          />
        ) : (
          dueFact
        )}
      </FieldRow>
      <FieldRow label="Repeats">
        {canEdit ? (
          <RepeatPicker
            due={task.due}
            repeat={task.repeat}
            onChange={(next) => void mutations.change(task, { repeat: next })}
            trigger={<Trigger label="Repeats">{repeatFact}</Trigger>}
          />
        ) : (
          repeatFact
        )}
      </FieldRow>
      <FieldRow label="Assigned to">
        {canEdit ? (
          <AssigneePicker
            channelId={channel.id}
            assignees={task.assignees}
            onChange={(assignees) => void mutations.change(task, { assignees })}
            trigger={<Trigger label="Assigned to">{assigneeFact}</Trigger>}
          />
        ) : (
          assigneeFact
        )}
      </FieldRow>
      <FieldRow label="Labels">
        {canEdit ? (
          <LabelPicker
            channelId={channel.id}
            labelIds={task.labels}
            onChange={(next) => void mutations.change(task, { labels: next })}
            trigger={<Trigger label="Labels">{labelFact}</Trigger>}
          />
        ) : (
          labelFact
        )}
      </FieldRow>
      <FieldRow label="Priority">
        {canEdit ? (
          <PriorityPicker
            priority={task.priority}
            onChange={(next) => void mutations.change(task, { priority: next })}
            trigger={<Trigger label="Priority">{priorityFact}</Trigger>}
          />
        ) : (
          priorityFact
        )}
      </FieldRow>
    </dl>
  );
}

type FactProps = { isEmpty: boolean; isOverdue?: boolean; children: ReactNode };

const Fact = ({ isEmpty, isOverdue = false, children }: FactProps) => (
  <span
    className={cn(
      "flex min-w-0 flex-wrap items-center gap-1.5 text-sm [&_svg]:size-4 [&_svg]:shrink-0",
      isOverdue ? "text-danger" : isEmpty && "text-muted",
    )}
  >
    {children}
  </span>
);

/** Its name begins with the fact's, which stands apart from it. */
function Trigger({ label, children, ...props }: ComponentProps<"button"> & { label: string }) {
  return (
    <button
      {...props}
      type="button"
      className="-ml-2 flex min-h-8 min-w-0 max-w-full items-center rounded-md px-2 py-1 text-left hover:bg-hover aria-expanded:bg-press pointer-coarse:min-h-11"
    >
      <span className="sr-only">{label}: </span>
      {children}
    </button>
  );
}
