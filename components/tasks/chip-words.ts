import { isClockTime, wallOf } from "@/lib/dates/calendar-date";
import { parseRule } from "@/lib/dates/rule-text";
import { describeRule } from "@/lib/dates/rule-words";
import type { Chip, Named } from "@/lib/tasks/quick-add";

const DAY = new Intl.DateTimeFormat("en-US", {
  ...{ weekday: "short", month: "short", day: "numeric", year: "numeric", timeZone: "UTC" },
});
const TIME = new Intl.DateTimeFormat("en-US", { hour: "numeric", minute: "2-digit", timeZone: "UTC" });
const PRIORITIES = { 1: "Low priority", 2: "Medium priority", 3: "High priority" };

/** What a chip was understood as: "Due Fri, Nov 27, 2026, 9:00 AM". */
export function chipWords(chip: Chip, people: readonly Named[], labels: readonly Named[]): string {
  const nameIn = (named: readonly Named[], id: string) => named.find((one) => one.id === id)?.name ?? "";
  switch (chip.kind) {
    case "due": {
      const { on, time } = chip.value;
      const clock =
        time !== null && isClockTime(time) ? `, ${TIME.format(new Date(`1970-01-01T${time}Z`))}` : "";
      return `Due ${DAY.format(wallOf(on))}${clock}`;
    }
    case "repeat": {
      const words = describeRule(parseRule(chip.value.rule), chip.value.mode);
      return words.charAt(0).toUpperCase() + words.slice(1);
    }
    case "assignee":
      return nameIn(people, chip.value);
    case "label":
      return nameIn(labels, chip.value);
    case "newLabel":
      return `New label “${chip.value}”`;
    case "priority":
      return PRIORITIES[chip.value];
  }
}
