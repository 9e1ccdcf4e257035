import { expect, it } from "vitest";
import { outcomeFor } from "./outcome";

const free = {
  ...{ hasBlockedCaller: false, isDoNotDisturb: false, isInCall: false, hasMutedChannel: false },
  callsRing: true,
};
const rings = { status: "RINGING", isQuiet: false };
const shows = { status: "RINGING", isQuiet: true };

it.each([
  [{}, rings],
  [{ isInCall: true }, shows],
  [{ hasMutedChannel: true }, shows],
  [{ callsRing: false }, shows],
  [{ isDoNotDisturb: true }, { status: "MISSED", isQuiet: true }],
  [
    { isDoNotDisturb: true, isInCall: true },
    { status: "MISSED", isQuiet: true },
  ],
  [{ hasBlockedCaller: true }, null],
  [{ hasBlockedCaller: true, isDoNotDisturb: true }, null],
])("of %o a ring becomes %o", (person, outcome) =>
  expect(outcomeFor({ ...free, ...person })).toEqual(outcome),
);
