"use client";
import { Button } from "@/components/ui/button";
import { type CalendarDate, plusDays, todayIn, weekdayOfDate } from "@/lib/dates/calendar-date";
import type { NewTaskDue, TaskDue } from "@/lib/tasks/schema";
import { useMyZone, wholeDayText } from "../due-text";
import { Calendar } from "./calendar";
import RepeatForm, { type RepeatFormProps } from "./repeat-form";
import { TimeField } from "./time-field";

export type DueFormProps = {
  due: TaskDue | null;
  onChange: (due: NewTaskDue | null) => void;
  /** Not for what can't repeat. */
  repeat?: Pick<RepeatFormProps, "repeat" | "onChange">;
  onDone: () => void;
};

/** Of the next week: the first day of it. */
const nextMonday = (on: CalendarDate) => plusDays(on, 7 - ((weekdayOfDate(on) + 6) % 7));

/** Days by name, a calendar and the time. What is chosen counts at once; a day by name is all that one wants. */
export default function DueForm({ due, onChange, repeat, onDone }: DueFormProps) {
  const zone = useMyZone();
  const today = todayIn(zone, new Date());
  const { time = null, timeZone = null } = due ?? {};
  const shortcuts = [
    { label: "Today", on: today },
    { label: "Tomorrow", on: plusDays(today, 1) },
    { label: "Next week", on: nextMonday(today) },
  ];
  return (
    <div className="flex flex-col gap-2">
      <p aria-live="polite" className="sr-only">
        {due ? `Due ${wholeDayText(due.on)}` : "No due date"}
      </p>
      <div className="grid grid-cols-3 gap-1">
        {shortcuts.map(({ label, on }) => (
          <Button
            key={label}
            size="sm"
            className="px-1.5"
            title={wholeDayText(on)}
            onClick={() => {
              onChange({ on, time, timeZone });
              onDone();
            }}
          >
            {label}
          </Button>
        ))}
      </div>
      <Calendar
        // The month of a day that another person or a button has chosen.
        key={due?.on}
        value={due?.on ?? null}
        today={today}
        onChange={(on) => onChange({ on, time, timeZone })}
      />
      <TimeField
        time={time}
        timeZone={timeZone}
        myZone={zone}
        onChange={(next) => onChange({ on: due?.on ?? today, ...next })}
      />
      {repeat && <RepeatForm due={due} {...repeat} />}
      {due && (
        <Button
          size="sm"
          variant="ghost"
          onClick={() => {
            onChange(null);
            onDone();
          }}
        >
          No due date
        </Button>
      )}
    </div>
  );
}
