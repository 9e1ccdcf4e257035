"use client";
import { useQuery } from "@tanstack/react-query";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useMemo, useRef, useState } from "react";
import { useMe } from "@/components/app/workspace-context";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { useDrag } from "@/components/ui/drag/use-drag";
import { IconButton } from "@/components/ui/icon-button";
import type { Person } from "@/lib/accounts/schema";
import { findReadersQuery } from "@/lib/channels/members/queries";
import type { TreeChannel } from "@/lib/channels/schema";
import {
  bucketOf,
  type CalendarDate,
  dayOfDue,
  daysFrom,
  plusDays,
  todayIn,
  wallOf,
} from "@/lib/dates/calendar-date";
import type { Label } from "@/lib/labels/schema";
import type { Task } from "@/lib/tasks/schema";
import { canMakeLabels } from "../can-make-labels";
import { useMyZone, wholeDayText } from "../due-text";
import { withGiven } from "../list/add-line";
import { matches } from "../list/arrange";
import { ListFilters } from "../list/list-filters";
import { useNow } from "../list/use-now";
import { useListOptions } from "../list/view-options";
import { QuickAddField } from "../quick-add-field";
import { useTaskMutations } from "../task-mutations";
import { usePeople } from "../use-people";
import { daysAround, SPANS, type Span, stepBy } from "./calendar-days";
import { CalendarTask } from "./calendar-task";
import { DayCell } from "./day-cell";
import { useCalendarKeys } from "./use-calendar-keys";
import { useDoneTasksOn } from "./use-done-tasks-on";

const MONTH = new Intl.DateTimeFormat("en-US", { month: "long", year: "numeric", timeZone: "UTC" });
const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
/** Tasks in a cell. */
const ROOM: Record<Span, number> = { month: 4, week: 14 };
/** The list has all of them. */
const UNDATED_SHOWN = 50;
const UNDATED = "none";
const NO_READERS: Person[] = [];

type TasksCalendarProps = {
  channel: TreeChannel;
  /** The open ones with what is under way, in order. */
  tasks: readonly Task[];
  labels: readonly Label[];
};

/** The tasks of a channel by the day on which they are due for me; a day is changed by dragging or by keys. */
export default function TasksCalendar({ channel, tasks, labels }: TasksCalendarProps) {
  const me = useMe();
  const now = useNow();
  const zone = useMyZone();
  const today = todayIn(zone, now);
  const box = useRef<HTMLDivElement>(null);
  const mutations = useTaskMutations(channel.id);
  const [span, setSpan] = useState<Span>("month");
  const [shownDay, setShownDay] = useState<CalendarDate | null>(null);
  const [said, setSaid] = useState("");
  const readers =
    useQuery({ ...findReadersQuery(channel.id, ""), enabled: !channel.isArchived }).data ?? NO_READERS;
  const canEdit = channel.actions.includes("task.update") && !channel.isArchived;
  const canAdd = channel.actions.includes("task.create") && !channel.isArchived;
  const around = shownDay ?? today;
  const days = daysAround(around, span);
  const [options, setOptions] = useListOptions(channel.id, me.id);
  // A time of another zone may be on a day beside.
  const shownDays = [plusDays(days[0]!, -1), plusDays(days.at(-1)!, 1)] as const;
  const done = useDoneTasksOn(channel.id, shownDays, options.showsDone);
  const assigned = useMemo(() => [...new Set(tasks.flatMap(({ assignees }) => assignees))], [tasks]);
  const people = usePeople(assigned);
  const open = new Set(tasks.map(({ id }) => id));
  const all = [...tasks, ...done.filter(({ id }) => !open.has(id))];
  const arrangement = { options, text: "", now, timeZone: zone, userId: me.id, labels, people };
  const byDay = groupByDay(
    all.filter((task) => matches(task, arrangement)),
    zone,
  );
  const undated = byDay.get(UNDATED) ?? [];
  const byId = new Map(all.map((task) => [task.id, task]));

  function moveTo(task: Task, on: CalendarDate | null) {
    if (!canEdit || task.completedAt) return;
    const { due } = task;
    if (on === null) {
      setSaid(`${task.title} has no due date`);
      if (due) void mutations.change(task, { due: null });
      return;
    }
    setSaid(`${task.title} is due ${wholeDayText(on)}`);
    if (!days.includes(on)) setShownDay(on);
    keys.focusLater(task.id);
    // A time in another zone may be on another day there.
    const moved = due ? plusDays(due.on, daysFrom(dayOfDue(due, zone), on)) : on;
    if (moved !== due?.on)
      void mutations.change(task, {
        due: { on: moved, time: due?.time ?? null, timeZone: due?.timeZone ?? null },
      });
  }
  const keys = useCalendarKeys(box, {
    move(taskId, by) {
      const task = byId.get(taskId);
      if (task) moveTo(task, task.due ? plusDays(dayOfDue(task.due, zone), by) : today);
    },
    toggle(taskId) {
      const task = byId.get(taskId);
      if (!task || !canEdit) return;
      setSaid(`${task.title} is ${task.completedAt ? "open again" : "done"}`);
      void (task.completedAt ? mutations.reopen(task) : mutations.complete(task));
    },
    undo: () => void mutations.undo().then((isUndone) => setSaid(isUndone ? "Undone" : "Nothing to undo")),
  });
  useDrag(
    box,
    canEdit
      ? {
          idsOf: (id) => [id],
          onDrop(ids, { listId }) {
            for (const id of ids) {
              const task = byId.get(id);
              if (task) moveTo(task, listId === UNDATED ? null : listId);
            }
          },
        }
      : null,
  );

  const shown = [...days.flatMap((day) => byDay.get(day) ?? []), ...undated];
  const tabStopId = shown.some(({ id }) => id === keys.currentId) ? keys.currentId : shown[0]?.id;
  const draw = (task: Task) => (
    <CalendarTask
      key={task.id}
      task={task}
      isTabStop={task.id === tabStopId}
      isOverdue={Boolean(task.due && !task.completedAt && bucketOf(task.due, now, zone) === "overdue")}
      canEdit={canEdit}
    />
  );
  const addField = (on: CalendarDate) => (onDone: () => void) => (
    <QuickAddField
      channelId={channel.id}
      place={`calendar ${on}`}
      people={readers}
      labels={labels}
      canMakeLabels={canMakeLabels(channel)}
      onAdd={(task) => {
        onDone();
        return mutations.create(task.title, withGiven(task, { due: { on } }));
      }}
    />
  );

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div
        role="toolbar"
        aria-label="Calendar"
        className="flex shrink-0 flex-wrap items-center gap-1 border-b px-3 py-1.5"
      >
        <IconButton
          size="sm"
          label={`Previous ${span}`}
          onClick={() => setShownDay(stepBy(around, span, -1))}
        >
          <ChevronLeft />
        </IconButton>
        <IconButton size="sm" label={`Next ${span}`} onClick={() => setShownDay(stepBy(around, span, 1))}>
          <ChevronRight />
        </IconButton>
        <Button size="sm" variant="ghost" onClick={() => setShownDay(null)}>
          Today
        </Button>
        <h2 aria-live="polite" className="ml-1 truncate font-semibold text-md">
          {MONTH.format(wallOf(around))}
        </h2>
        <div className="ml-auto flex gap-1">
          <ListFilters
            {...{ options, onChange: setOptions, labels, userId: me.id, hasDone: true }}
            people={[...people.values()]}
          />
          {Object.entries(SPANS).map(([value, label]) => (
            <Button
              key={value}
              size="sm"
              variant={span === value ? "secondary" : "ghost"}
              aria-pressed={span === value}
              onClick={() => setSpan(value as Span)}
            >
              {label}
            </Button>
          ))}
        </div>
      </div>
      <section
        ref={box}
        aria-label="Tasks by day"
        onFocus={keys.onFocus}
        onKeyDown={keys.onKeyDown}
        className="flex min-h-0 flex-1 flex-col max-lg:overflow-y-auto lg:flex-row"
      >
        <div className="flex min-w-0 flex-1 flex-col lg:overflow-y-auto">
          <div aria-hidden="true" className="grid grid-cols-7 border-b max-md:hidden">
            {WEEKDAYS.map((name) => (
              <span key={name} className="px-2 py-1 text-muted text-xs">
                {name}
              </span>
            ))}
          </div>
          <ol
            aria-label="Days"
            className={cn("grid flex-1 md:auto-rows-fr md:grid-cols-7", span === "week" && "md:*:min-h-96")}
          >
            {days.map((on) => (
              <DayCell
                key={on}
                on={on}
                isToday={on === today}
                isOutside={span === "month" && !on.startsWith(around.slice(0, 7))}
                tasks={byDay.get(on) ?? []}
                room={ROOM[span]}
                currentId={keys.currentId}
                draw={draw}
                addField={canAdd ? addField(on) : null}
              />
            ))}
          </ol>
        </div>
        <section
          aria-label="No date"
          data-drag-list={UNDATED}
          className="shrink-0 border-line px-3 py-2 max-lg:border-t lg:w-56 lg:overflow-y-auto lg:border-l"
        >
          <h3 className="mb-2 font-medium text-muted text-sm">
            No date <span className="text-xs tabular-nums">{undated.length}</span>
          </h3>
          <ul data-drag-body className="flex min-h-8 flex-col gap-1">
            {undated.slice(0, UNDATED_SHOWN).map(draw)}
          </ul>
          {undated.length > UNDATED_SHOWN && (
            <p className="mt-2 text-muted text-xs">{undated.length - UNDATED_SHOWN} more are in the list.</p>
          )}
        </section>
      </section>
      <p role="status" className="sr-only">
        {said}
      </p>
    </div>
  );
}

/** In each day first what has a time, by that; then by priority. */
function groupByDay(tasks: readonly Task[], zone: string): Map<string, Task[]> {
  const byDay = Map.groupBy(tasks, ({ due }) => (due ? dayOfDue(due, zone) : UNDATED));
  for (const [day, own] of byDay) if (day !== UNDATED) own.sort(byTime);
  return byDay;
}

const byTime = (one: Task, other: Task) =>
  one.due?.at === other.due?.at
    ? other.priority - one.priority
    : (one.due?.at ?? "~") < (other.due?.at ?? "~")
      ? -1
      : 1;
