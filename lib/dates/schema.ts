import { z } from "zod";
import { FIRST_YEAR, isCalendarDate, isClockTime, LAST_YEAR } from "./calendar-date";

/** A day of the calendar as YYYY-MM-DD, in no zone. */
export const CalendarDate = z
  .string()
  .refine(
    isCalendarDate,
    `must be a day of the calendar, as 2027-01-31, in the years ${FIRST_YEAR} to ${LAST_YEAR}`,
  );

/** What clocks show, to the minute. */
export const ClockTime = z.string().refine(isClockTime, "must be a time of the day, as 09:30");
