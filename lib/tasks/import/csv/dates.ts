import { type CalendarDate, isCalendarDate, isClockTime } from "@/lib/dates/calendar-date";
import { MONTH, monthNamed } from "@/lib/dates/phrases";
import { toFieldValue } from "@/lib/time/calendar";

/** How dates with slashes are written in a file; null where nothing in it tells. */
export type SlashOrder = "day" | "month" | null;
export type ReadDate = { on: CalendarDate; time: string | null };

const SLASHES = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:,? +(.+))?$/;
const ISO = /^(\d{4}-\d{2}-\d{2})(?:[T ](.+))?$/;
const DOTS = /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})(?:,? +(.+))?$/;
const DAY_NAMED = new RegExp(`^(\\d{1,2})(?:st|nd|rd|th|\\.)? (${MONTH})\\.?,? (\\d{4})(?:,? +(.+))?$`, "i");
const MONTH_NAMED = new RegExp(`^(${MONTH})\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})(?:,? +(.+))?$`, "i");

/** Which of the two comes first, by the dates of a whole column: there is no month 13. */
export function slashOrderOf(cells: readonly string[]): SlashOrder {
  const pairs = cells.flatMap((cell) => {
    const [, first, second] = SLASHES.exec(cell.trim()) ?? [];
    return first ? [[Number(first), Number(second)] as const] : [];
  });
  const isDayFirst = pairs.some(([first]) => first > 12);
  const isMonthFirst = pairs.some(([, second]) => second > 12);
  if (isDayFirst === isMonthFirst) return null;
  return isDayFirst ? "day" : "month";
}

/** A date as spreadsheets and programs write it, or null. A moment with its zone is a time where the person is. */
export function readDate(given: string, order: SlashOrder, timeZone: string): ReadDate | null {
  const text = given.trim().replaceAll(/\s+/g, " ");
  if (/^\d{4}-\d{2}-\d{2}T.*(?:Z|[+-]\d{2}:?\d{2})$/.test(text)) return atMoment(new Date(text), timeZone);
  const [, iso, isoTime] = ISO.exec(text) ?? [];
  if (iso) return dateOf(iso, isoTime);
  const [, day, month, year, time] = DOTS.exec(text) ?? [];
  if (year) return dateOf(dayOf(year, month, day), time);
  const named = DAY_NAMED.exec(text);
  if (named) return dateOf(dayOf(named[3], monthNumber(named[2]), named[1]), named[4]);
  const american = MONTH_NAMED.exec(text);
  if (american) return dateOf(dayOf(american[3], monthNumber(american[1]), american[2]), american[4]);
  const [, first, second, slashYear, slashTime] = SLASHES.exec(text) ?? [];
  if (!slashYear || (order === null && first !== second)) return null;
  return dateOf(
    order === "day" ? dayOf(slashYear, second, first) : dayOf(slashYear, first, second),
    slashTime,
  );
}

const monthNumber = (name = "") => String(monthNamed(name));
const dayOf = (year = "", month = "", day = "") =>
  `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;

function dateOf(on: string, time: string | undefined): ReadDate | null {
  if (!isCalendarDate(on)) return null;
  const [, hours = "", minutes = "", half = ""] =
    /^(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)? ?([ap]m)?$/i.exec(time ?? "") ?? [];
  if (!minutes) return { on, time: null };
  const shift =
    half.toLowerCase() === "pm" && hours !== "12"
      ? 12
      : half.toLowerCase() === "am" && hours === "12"
        ? -12
        : 0;
  const clock = `${String(Number(hours) + shift).padStart(2, "0")}:${minutes}`;
  return { on, time: isClockTime(clock) ? clock : null };
}

function atMoment(at: Date, timeZone: string): ReadDate | null {
  if (Number.isNaN(at.getTime())) return null;
  const [on = "", time = ""] = toFieldValue(at, timeZone).split("T");
  return isCalendarDate(on) ? { on, time } : null;
}
