"use client";
import { Plus } from "lucide-react";
import { type ReactNode, useState } from "react";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { Popover } from "@/components/ui/popover";
import type { CalendarDate } from "@/lib/dates/calendar-date";
import type { Task } from "@/lib/tasks/schema";
import { wholeDayText } from "../due-text";

type DayCellProps = {
  on: CalendarDate;
  isToday: boolean;
  /** Of the month before or after. */
  isOutside: boolean;
  tasks: readonly Task[];
  /** So many are shown; the others are in a list of the day. */
  room: number;
  /** Shown in any case. */
  currentId: string | null;
  draw: (task: Task) => ReactNode;
  /** Where a task of the day is added; null where none can be. */
  addField: ((onDone: () => void) => ReactNode) | null;
};

/** A day: a cell on wide screens; on a phone a section, which days without tasks don't have. */
export function DayCell({ on, isToday, isOutside, tasks, room, currentId, draw, addField }: DayCellProps) {
  const [isAdding, setAdding] = useState(false);
  const isFull = tasks.length > room;
  const first = tasks.slice(0, isFull ? room - 1 : room);
  const current = tasks.find(({ id }) => id === currentId);
  const shown = current && !first.includes(current) ? [...first.slice(0, -1), current] : first;
  const name = wholeDayText(on);
  return (
    <li
      data-day={on}
      data-today={isToday || undefined}
      data-drag-list={on}
      aria-label={name}
      className={cn(
        "group flex min-w-0 flex-col gap-1 border-line p-1 max-md:border-b max-md:px-3 md:min-h-24 md:border-r md:border-b",
        isOutside && "bg-bg",
        tasks.length === 0 && !isToday && "max-md:hidden",
      )}
    >
      <div className="flex h-6 items-center justify-between pointer-coarse:h-11">
        <span
          aria-hidden="true"
          className={cn(
            "flex min-w-6 items-center justify-center rounded-full px-1 text-xs tabular-nums max-md:px-0 max-md:text-sm",
            isToday ? "font-semibold text-accent md:h-6 md:bg-accent md:text-accent-ink" : "text-muted",
          )}
        >
          <span className="max-md:hidden">{Number(on.slice(8))}</span>
          <span className="md:hidden">{name}</span>
        </span>
        {addField && (
          <Popover
            title={`Add a task on ${name}`}
            open={isAdding}
            onOpenChange={setAdding}
            className="w-80"
            trigger={
              <IconButton
                size="sm"
                label={`Add a task on ${name}`}
                data-add
                tabIndex={-1}
                className="focus-visible:opacity-100 group-focus-within:opacity-100 group-hover:opacity-100 aria-expanded:opacity-100 md:pointer-fine:opacity-0"
              >
                <Plus />
              </IconButton>
            }
          >
            {addField(() => setAdding(false))}
          </Popover>
        )}
      </div>
      <ul data-drag-body className="flex min-h-2 flex-col gap-1">
        {shown.map(draw)}
      </ul>
      {isFull && (
        <Popover
          title={name}
          trigger={
            <button
              type="button"
              className="h-6 rounded-md px-1.5 text-left text-muted text-xs hover:bg-hover hover:text-ink aria-expanded:bg-press pointer-coarse:h-11"
            >
              +{tasks.length - shown.length}
              <span className="sr-only"> more on {name}</span>
            </button>
          }
        >
          <ul className="flex max-h-80 flex-col gap-1 overflow-y-auto">{tasks.map(draw)}</ul>
        </Popover>
      )}
    </li>
  );
}
