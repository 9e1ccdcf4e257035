"use client";
import {
  CalendarDays,
  ListTree,
  MessageSquare,
  NotebookText,
  Paperclip,
  Pencil,
  Repeat2,
} from "lucide-react";
import type { ReactNode } from "react";
import { AvatarStack } from "@/components/ui/avatar-stack";
import { cn } from "@/components/ui/cn";
import { useTimeFormat } from "@/components/ui/time";
import { bucketOf } from "@/lib/dates/calendar-date";
import type { Task } from "@/lib/tasks/schema";
import { DUE_TONES, dueText, fullDueText } from "../tasks/due-text";
import { PRIORITY_LOOKS } from "../tasks/pickers/priorities";
import { useBoardFacts } from "./board-context";

const FACES = 3;

/** What is known of a card below its title; nothing where nothing is. */
export function CardFacts({ card }: { card: Task }) {
  const { people, begun } = useBoardFacts();
  const {
    due,
    priority,
    repeat,
    hasNotes,
    subtasks,
    openSubtasks,
    attachmentCount,
    commentCount,
    assignees,
  } = card;
  const assigned = assignees.flatMap((id) => people.get(id) ?? []);
  const hasDraft = begun.has(card.id);
  const counts = [subtasks, attachmentCount, commentCount, assigned.length];
  if (![due, priority, repeat, hasNotes, hasDraft, ...counts].some(Boolean)) return null;
  const { icon: PriorityIcon, label, className } = PRIORITY_LOOKS[priority];
  const done = subtasks - openSubtasks;
  const names = assigned.map(({ name }) => name).join(", ");
  return (
    <div className="flex min-h-5 flex-wrap items-center gap-x-2.5 gap-y-1 text-muted text-xs">
      {due && <DueFact card={card} due={due} />}
      {priority > 0 && <Fact label={`Priority: ${label}`} icon={<PriorityIcon className={className} />} />}
      {repeat && <Fact label={`Repeats: ${repeat.text}`} icon={<Repeat2 />} />}
      {hasNotes && <Fact label="Has notes" icon={<NotebookText />} />}
      {subtasks > 0 && (
        <Fact
          label={`${done} of ${subtasks} subtasks done`}
          icon={<ListTree />}
          className={cn("tabular-nums", openSubtasks === 0 && "text-ok")}
        >
          {done}/{subtasks}
        </Fact>
      )}
      {attachmentCount > 0 && (
        <Fact
          label={`${attachmentCount} ${attachmentCount === 1 ? "attachment" : "attachments"}`}
          icon={<Paperclip />}
          className="tabular-nums"
        >
          {attachmentCount}
        </Fact>
      )}
      {commentCount > 0 && (
        <Fact
          label={`${commentCount} ${commentCount === 1 ? "comment" : "comments"}`}
          icon={<MessageSquare />}
          className="tabular-nums"
        >
          {commentCount}
        </Fact>
      )}
      {hasDraft && <Fact label="You have begun a comment" icon={<Pencil />} />}
      {assigned.length > 0 && (
        <span title={names} className="ml-auto flex items-center gap-1">
          <AvatarStack people={assigned.slice(0, FACES)} />
          {assigned.length > FACES && `+${assigned.length - FACES}`}
          <span className="sr-only">Assigned to {names}</span>
        </span>
      )}
    </div>
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

function DueFact({ card: { completedAt }, due }: { card: Task; due: NonNullable<Task["due"]> }) {
  const { now, timeZone } = useBoardFacts();
  const format = useTimeFormat();
  const bucket = completedAt ? null : bucketOf(due, now, timeZone);
  const text = dueText(due, now, timeZone, format);
  return (
    <span
      title={fullDueText(due, timeZone)}
      className={cn("flex items-center gap-1 tabular-nums [&_svg]:size-3.5", bucket && DUE_TONES[bucket])}
    >
      <CalendarDays aria-hidden="true" />
      <span className="sr-only">{bucket === "overdue" ? "Overdue: " : "Due: "}</span>
      {text}
    </span>
  );
}
