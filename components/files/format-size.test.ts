import { expect, it } from "vitest";
import { formatDuration, formatSize } from "./format-size";

it.each([
  [0, "0 bytes"],
  [999, "999 bytes"],
  [1400, "1.4 kB"],
  [52_428_800, "52 MB"],
  [3_200_000_000, "3.2 GB"],
])("says %i bytes as %s", (bytes, text) => expect(formatSize(bytes)).toBe(text));

it("formats lengths in minutes and seconds", () => {
  expect([formatDuration(400), formatDuration(61_000)]).toEqual(["0:00", "1:01"]);
});
