import { expect, it } from "vitest";
import { snoozeTimes } from "./snooze-times";

const at = (text: string) => snoozeTimes(new Date(text)).map((time) => [time.label, time.at.toString()]);

it("offers an hour, later today, tomorrow morning and Monday morning", () => {
  expect(at("2026-06-17T10:00")).toEqual([
    ["In an hour", new Date("2026-06-17T11:00").toString()],
    ["Later today", new Date("2026-06-17T13:00").toString()],
    ["Tomorrow", new Date("2026-06-18T09:00").toString()],
    ["Next week", new Date("2026-06-22T09:00").toString()],
  ]);
});

it("offers no later today at night, and from a Monday the Monday after", () => {
  expect(at("2026-06-15T21:30")).toEqual([
    ["In an hour", new Date("2026-06-15T22:30").toString()],
    ["Tomorrow", new Date("2026-06-16T09:00").toString()],
    ["Next week", new Date("2026-06-22T09:00").toString()],
  ]);
});

it("keeps nine in the morning and the calendar's week where clocks change, in the person's zone", () => {
  const zoned = (text: string, zone: string) =>
    snoozeTimes(new Date(text), zone).map(({ label, at }) => [label, at.toISOString()]);
  // Saturday 23:30 in Berlin: on Sunday clocks are put forward.
  expect(zoned("2027-03-27T22:30:00Z", "Europe/Berlin")).toEqual([
    ["In an hour", "2027-03-27T23:30:00.000Z"],
    ["Tomorrow", "2027-03-28T07:00:00.000Z"],
    ["Next week", "2027-03-29T07:00:00.000Z"],
  ]);
  // Saturday 12:00 on Lord Howe: on Sunday they are put back by half an hour.
  expect(zoned("2027-04-03T01:00:00Z", "Australia/Lord_Howe")).toEqual([
    ["In an hour", "2027-04-03T02:00:00.000Z"],
    ["Later today", "2027-04-03T04:00:00.000Z"],
    ["Tomorrow", "2027-04-03T22:30:00.000Z"],
    ["Next week", "2027-04-04T22:30:00.000Z"],
  ]);
  // One moment, two weekdays.
  const next = (zone: string) => zoned("2027-06-07T08:00:00Z", zone).at(-1)?.[1];
  expect([next("Pacific/Honolulu"), next("Pacific/Kiritimati")]).toEqual([
    "2027-06-07T19:00:00.000Z",
    "2027-06-13T19:00:00.000Z",
  ]);
});
