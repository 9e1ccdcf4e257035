import { expect, test } from "vitest";
import { isQuiet, joinPresence, shownPresence } from "./policy";

const person = { presence: "AUTO" as const, quietHours: null, timeZone: "UTC" };
const at = (time: string) => new Date(`2026-11-21T${time}:00Z`);

test("quiet hours may go over midnight, in the person's own time zone", () => {
  const night = { ...person, quietHours: { from: 22 * 60, to: 7 * 60 } };
  expect(
    ["21:59", "22:00", "23:59", "00:00", "06:59", "07:00"].map((time) => isQuiet(night, at(time))),
  ).toEqual([false, true, true, true, true, false]);
  const lunch = { ...person, quietHours: { from: 12 * 60, to: 13 * 60 }, timeZone: "Asia/Kolkata" };
  expect(["06:29", "06:30", "07:29", "07:30"].map((time) => isQuiet(lunch, at(time)))).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

test("the most active device counts, and invisible is offline whatever else", () => {
  expect(joinPresence([])).toBe("offline");
  expect(joinPresence(["away", "online", "away"])).toBe("online");
  expect(shownPresence(person, true)).toBe("away");
  expect(shownPresence({ ...person, presence: "DO_NOT_DISTURB" }, true)).toBe("dnd");
  expect(shownPresence({ ...person, presence: "INVISIBLE", quietHours: { from: 0, to: 1439 } }, false)).toBe(
    "offline",
  );
});

test("quiet hours are those of the clock, on days when it changes too", () => {
  const night = { ...person, quietHours: { from: 22 * 60, to: 7 * 60 }, timeZone: "Europe/Berlin" };
  const quietAt = (time: string) => isQuiet(night, new Date(time));
  // Put forward at 1:00 UTC: the night ends at 7:00, which is an hour sooner.
  expect(["2027-03-28T04:59Z", "2027-03-28T05:00Z"].map(quietAt)).toEqual([true, false]);
  // Put back at 1:00 UTC.
  expect(["2027-10-31T05:59Z", "2027-10-31T06:00Z"].map(quietAt)).toEqual([true, false]);
  const island = { ...night, timeZone: "Australia/Lord_Howe" };
  const onIsland = (time: string) => isQuiet(island, new Date(time));
  expect(["2027-04-03T20:29Z", "2027-04-03T20:30Z"].map(onIsland)).toEqual([true, false]);
});
