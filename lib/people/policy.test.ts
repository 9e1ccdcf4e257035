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
