import { afterEach, describe, expect, it, vi } from "vitest";
import { momentOf } from "@/lib/time/calendar";
import { createTimeFormat } from "./time";

afterEach(() => void vi.useRealTimers());

const at = (text: string, zone: string) => momentOf(Date.parse(`${text}Z`), zone);

describe("names of days", () => {
  it.each([
    ["Europe/Berlin", "2027-03-27T23:30", "2027-03-28T09:00", "Tomorrow"],
    ["Europe/Berlin", "2027-03-27T23:30", "2027-03-29T09:00", "Monday, March 29"],
    ["Europe/Berlin", "2027-03-29T00:30", "2027-03-28T12:00", "Yesterday"],
    ["Europe/Berlin", "2027-03-29T00:30", "2027-03-27T12:00", "Saturday, March 27"],
    ["Europe/Berlin", "2027-10-31T23:30", "2027-10-31T00:10", "Today"],
    ["Europe/Berlin", "2027-10-31T23:30", "2027-10-30T12:00", "Yesterday"],
    ["Europe/Berlin", "2027-10-31T00:10", "2027-11-01T09:00", "Tomorrow"],
    ["America/New_York", "2027-03-13T23:30", "2027-03-14T09:00", "Tomorrow"],
    ["America/New_York", "2027-11-07T23:30", "2027-11-07T00:30", "Today"],
    ["Australia/Lord_Howe", "2027-04-04T23:45", "2027-04-04T00:15", "Today"],
    ["Pacific/Kiritimati", "2027-01-01T00:30", "2026-12-31T23:30", "Yesterday"],
    ["Pacific/Apia", "2027-01-01T00:30", "2027-01-02T23:30", "Tomorrow"],
    // The year is that of the zone.
    ["Pacific/Kiritimati", "2027-01-01T00:30", "2027-06-01T12:00", "Tuesday, June 1"],
    ["Pacific/Honolulu", "2026-12-31T20:00", "2027-01-02T12:00", "January 2, 2027"],
  ])("in %s at %s, %s is %s", (zone, now, then, expected) => {
    vi.useFakeTimers({ now: at(now, zone), toFake: ["Date"] });
    expect(createTimeFormat(zone, "en-US").dayName(at(then, zone).toISOString())).toBe(expected);
  });
});
