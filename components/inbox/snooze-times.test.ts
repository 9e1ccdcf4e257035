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
