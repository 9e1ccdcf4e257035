"use client";
import {
  CalendarDays,
  ListTree,
  MessageSquare,
  NotebookText,
  Paperclip,
  Pencil,
  Repeat2,
  SignalHigh,
  Tag,
  UserRound,
} from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { AvatarStack } from "@/components/ui/avatar-stack";
import { cn } from "@/components/ui/cn";
import { useTimeFormat } from "@/components/ui/time";
import { bucketOf } from "@/lib/dates/calendar-date";
import type { Task } from "@/lib/tasks/schema";
import { DUE_TONES, dueText, fullDueText } from "../due-text";
import { AssigneePicker } from "../pickers/assignee-picker";
import { DuePicker } from "../pickers/due-picker";
import { LabelChip } from "../pickers/label-chip";
import { LabelPicker } from "../pickers/label-picker";
import { PRIORITY_LOOKS } from "../pickers/priorities";
import { PriorityPicker } from "../pickers/priority-picker";
import { useTaskList } from "./list-context";

const FACES = 3;
const LABELS = 2;

type TaskFactsProps = { task: Task; isTabStop: boolean };

/**
 * What is known of a task beside its title, at the end of its row, and changed there. What isn't known has its button
 * too, which shows with the pointer or the focus.
 */
export function TaskFacts({ task, isTabStop }: TaskFactsProps) {
  const { channelId, canEdit, mutations, drafts } = useTaskList();
  const chip = { isTabStop, disabled: !canEdit };
  const { icon: PriorityIcon, label: priority, className: tone } = PRIORITY_LOOKS[task.priority];
  return (
    <span className="flex min-w-0 shrink-0 items-center gap-0.5 text-muted text-xs max-sm:first:-ml-1">
      {drafts.has(task.id) && <Fact label="You have begun a comment" icon={<Pencil />} />}
      {task.commentCount > 0 && (
        <Fact
          label={`${task.commentCount} ${task.commentCount === 1 ? "comment" : "comments"}`}
          icon={<MessageSquare />}
          className="tabular-nums"
        >
          {task.commentCount}
        </Fact>
      )}
      {task.attachmentCount > 0 && (
        <Fact
          label={`${task.attachmentCount} ${task.attachmentCount === 1 ? "attachment" : "attachments"}`}
          icon={<Paperclip />}
          className="tabular-nums max-sm:hidden"
        >
          {task.attachmentCount}
        </Fact>
      )}
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
      {task.repeat && (
        <Fact label={`Repeats: ${task.repeat.text}`} icon={<Repeat2 />} className="max-sm:hidden" />
      )}
      <LabelPicker
        channelId={channelId}
        labelIds={task.labels}
        onChange={(labels) => void mutations.change(task, { labels })}
        trigger={<LabelsChip task={task} {...chip} />}
      />
      <DuePicker
        due={task.due}
        onChange={(due) => void mutations.change(task, { due })}
        repeat={{ repeat: task.repeat, onChange: (repeat) => void mutations.change(task, { repeat }) }}
        trigger={<DueChip task={task} {...chip} />}
      />
      <PriorityPicker
        priority={task.priority}
        onChange={(next) => void mutations.change(task, { priority: next })}
        trigger={
          <Chip fact="priority" name={priority} isSet={task.priority > 0} title={priority} {...chip}>
            {task.priority > 0 ? <PriorityIcon className={tone} /> : <SignalHigh />}
          </Chip>
        }
      />
      <AssigneePicker
        channelId={channelId}
        assignees={task.assignees}
        onChange={(assignees) => void mutations.change(task, { assignees })}
        trigger={<AssigneesChip task={task} {...chip} />}
      />
    </span>
  );
}

type FactProps = { label: string; icon: ReactNode; className?: string; children?: ReactNode };

function Fact({ label, icon, className, children }: FactProps) {
  return (
    <span title={label} className={cn("flex items-center gap-1 px-1 [&_svg]:size-3.5", className)}>
      <span aria-hidden="true" className="contents">
        {icon}
        {children}
      </span>
      <span className="sr-only">{label}</span>
    </span>
  );
}

type ChipProps = ComponentProps<"button"> & {
  /** Keys of the list find it by this. */
  fact: string;
  /** What it says, for screen readers. */
  name: string;
  isSet: boolean;
  isTabStop: boolean;
};

function Chip({ fact, name, isSet, isTabStop, className, disabled, ...button }: ChipProps) {
  if (disabled && !isSet) return null;
  return (
    <button
      type="button"
      {...button}
      data-fact={fact}
      aria-label={name}
      disabled={disabled}
      tabIndex={isTabStop ? 0 : -1}
      className={cn(
        "relative z-1 flex h-6 min-w-6 whitespace-nowrap items-center max-sm:h-5 justify-center gap-1 rounded-md px-1 transition-opacity enabled:hover:bg-press aria-expanded:bg-press [&_svg]:size-3.5",
        // On touch screens a tap on the row opens the task, which has all of them.
        "pointer-coarse:pointer-events-none",
        !isSet &&
          "focus-visible:opacity-100 group-focus-within:opacity-100 group-hover:opacity-100 aria-expanded:opacity-100 pointer-coarse:hidden pointer-fine:opacity-0",
        className,
      )}
    />
  );
}

type FactChipProps = { task: Task; isTabStop: boolean; disabled: boolean };

function LabelsChip({ task, ...chip }: FactChipProps) {
  const { labels } = useTaskList();
  const named = task.labels.flatMap((id) => labels.get(id) ?? []);
  const names = named.map(({ name }) => name).join(", ");
  return (
    <Chip
      {...chip}
      fact="labels"
      name={names ? `Labels: ${names}` : "No labels"}
      title={names || "Labels"}
      isSet={named.length > 0}
      className="max-md:hidden"
    >
      {named.length === 0 && <Tag />}
      {named.slice(0, LABELS).map((label) => (
        <LabelChip key={label.id} label={label} />
      ))}
      {named.length > LABELS && `+${named.length - LABELS}`}
    </Chip>
  );
}

function DueChip({ task: { due, completedAt }, ...chip }: FactChipProps) {
  const { now, timeZone } = useTaskList();
  const format = useTimeFormat();
  const bucket = due && !completedAt ? bucketOf(due, now, timeZone) : null;
  const text = due && dueText(due, now, timeZone, format);
  const isOverdue = bucket === "overdue";
  return (
    <Chip
      {...chip}
      fact="due"
      name={text ? `${isOverdue ? "Overdue" : "Due"}: ${text}` : "No due date"}
      title={due ? fullDueText(due, timeZone) : "Due date"}
      isSet={due !== null}
      className={cn("tabular-nums", bucket && DUE_TONES[bucket])}
    >
      <CalendarDays />
      {text}
    </Chip>
  );
}

function AssigneesChip({ task, ...chip }: FactChipProps) {
  const { people } = useTaskList();
  const assigned = task.assignees.flatMap((id) => people.get(id) ?? []);
  const names = assigned.map(({ name }) => name).join(", ");
  return (
    <Chip
      {...chip}
      fact="assignees"
      name={names ? `Assigned to ${names}` : "Assigned to nobody"}
      title={names || "Assignees"}
      isSet={assigned.length > 0}
      className="max-sm:absolute max-sm:top-1/2 max-sm:right-11 max-sm:-translate-y-1/2"
    >
      {assigned.length === 0 && <UserRound />}
      <AvatarStack people={assigned.slice(0, FACES)} className="empty:hidden" />
      {assigned.length > FACES && `+${assigned.length - FACES}`}
    </Chip>
  );
}
