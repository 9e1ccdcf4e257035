import { expect, it } from "vitest";
import { LEVEL_EVERY_MS, speakingDetector } from "./levels";

/** Levels at every tick: `#` is loud. */
function follow(levels: string): string {
  const detect = speakingDetector();
  return [...levels]
    .map((level, n) => (detect(level === "#" ? 0.2 : 0.01, n * LEVEL_EVERY_MS) ? "#" : "."))
    .join("");
}

it.each([
  ["a click is nobody speaking", "..#....", "......."],
  ["two of three begin it", "..#.#..", "....###"],
  ["pauses between words don’t end it", "##..##...#.....", ".############.."],
  ["silence ends it", "##........", ".####....."],
])("%s", (_, levels, speaking) => expect(follow(levels)).toBe(speaking));
