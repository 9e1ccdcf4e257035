import { expect, test } from "vitest";
import { createClock, durationInWords, formatDuration } from "./call-clock";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

test("the clock of a call reads hours only where there are any, and never less than nothing", () => {
  const read = [-5 * SECOND, 0, 59 * MINUTE + 59 * SECOND, HOUR + MINUTE + 7 * SECOND, 25 * HOUR];
  expect(read.map(formatDuration)).toEqual(["0:00", "0:00", "59:59", "1:01:07", "25:00:00"]);
});

test("lengths in words", () => {
  const lengths = [0, 40, 60, 12 * 60 + 20, 60 * 60, 65 * 60];
  expect(lengths.map(durationInWords)).toEqual(["1 s", "40 s", "1 min", "12 min", "1 h", "1 h 5 min"]);
});

test("devices whose clocks are wrong show the same time", () => {
  const start = Date.parse("2026-11-28T10:00:00.000Z");
  const at = (ms: number) => new Date(start + ms).toISOString();
  for (const wrong of [-3 * MINUTE, 0, 7 * MINUTE]) {
    const clock = createClock();
    const shown = (ms: number) => formatDuration(clock.now(start + ms + wrong) - start);
    // The first state came with the page, 4 s after it was written; the next one in 20 ms.
    clock.observe({ id: "a", revision: 1, stateAt: at(0) }, start + 4 * SECOND + wrong);
    clock.observe({ id: "a", revision: 2, stateAt: at(5 * SECOND) }, start + 5_020 + wrong);
    expect(shown(5_020)).toBe("0:05");
    // Replayed after a gap, and drawn again: an old state doesn't turn the clock back.
    clock.observe({ id: "a", revision: 1, stateAt: at(0) }, start + HOUR + wrong);
    clock.observe({ id: "a", revision: 3, stateAt: at(6 * SECOND) }, start + HOUR + wrong);
    expect(shown(61 * MINUTE + 20)).toBe("1:01:00");
  }
});
