"use client";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { DayPicker, type Modifiers } from "react-day-picker";
import { type CalendarDate, dateOf, FIRST_YEAR, LAST_YEAR, wallOf } from "@/lib/dates/calendar-date";
import { wholeDayText } from "../due-text";

type CalendarProps = {
  value: CalendarDate | null;
  today: CalendarDate;
  onChange: (on: CalendarDate) => void;
};

const BUTTON =
  "flex size-7 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-ink aria-disabled:opacity-40 pointer-coarse:size-11 [&_svg]:size-4";
const STYLES = {
  months: "relative",
  month_caption: "flex h-7 items-center pl-1.5 font-semibold text-sm pointer-coarse:h-11",
  nav: "absolute top-0 right-0 flex",
  button_previous: BUTTON,
  button_next: BUTTON,
  month_grid: "mt-1 w-full border-collapse",
  weekday: "h-6 text-center font-normal text-2xs text-muted",
  day: "p-0 text-center text-sm",
  day_button:
    "mx-auto flex size-8 items-center justify-center rounded-md tabular-nums hover:bg-hover pointer-coarse:size-11",
  outside: "text-muted",
  today: "[&>button]:font-semibold [&>button]:text-accent",
  selected: "[&>button]:bg-accent [&>button]:text-accent-ink [&>button]:hover:bg-accent-hover",
};

/** A month of days to choose one from: the arrows step by a day or a week, Page Up and Page Down by a month. */
export function Calendar({ value, today, onChange }: CalendarProps) {
  const selected = value === null ? undefined : toDate(value);
  return (
    <DayPicker
      mode="single"
      required
      // In UTC each day has a midnight.
      timeZone="UTC"
      weekStartsOn={1}
      fixedWeeks
      showOutsideDays
      startMonth={toDate(`${FIRST_YEAR}-01-01`)}
      endMonth={toDate(`${LAST_YEAR}-12-01`)}
      today={toDate(today)}
      selected={selected}
      defaultMonth={selected ?? toDate(today)}
      onSelect={(date) => onChange(dateOf(date.getTime()))}
      classNames={STYLES}
      labels={{ labelDayButton }}
      components={{ Chevron }}
    />
  );
}

/** The number of the day is a word of it, as it is on the button. */
const labelDayButton = (date: Date, { today, selected }: Modifiers) =>
  `${today ? "Today, " : ""}${wholeDayText(dateOf(date.getTime()))}${selected ? ", selected" : ""}`;

const toDate = (on: CalendarDate) => new Date(wallOf(on));

const Chevron = ({ orientation }: { orientation?: "up" | "down" | "left" | "right" }) =>
  orientation === "left" ? <ChevronLeft aria-hidden="true" /> : <ChevronRight aria-hidden="true" />;
