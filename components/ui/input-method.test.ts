import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { isInputMethodKey } from "./input-method";

it("tells the keys of input methods in any browser's order of events (case 14)", () => {
  const key = (isComposing: boolean, keyCode: number) =>
    isInputMethodKey({ isComposing, keyCode } as KeyboardEvent);
  expect(key(true, 13), "Firefox").toBe(true);
  expect(key(true, 229), "Chromium").toBe(true);
  expect(key(false, 229), "Safari, after the composition").toBe(true);
  expect(key(false, 13)).toBe(false);
});

it("is asked by every file that handles Enter", () => {
  const files = readdirSync("components", { recursive: true, encoding: "utf8" })
    .filter((file) => /(?<!\.test)\.tsx?$/.test(file))
    .map((file) => [file, readFileSync(`components/${file}`, "utf8")] as const);
  const handlesEnter = files.filter(([, source]) => /[!=]==? ["']Enter["']/.test(source));
  expect(handlesEnter.length).toBeGreaterThan(5);
  expect(
    handlesEnter.filter(([, source]) => !source.includes("isInputMethodKey(")).map(([file]) => file),
  ).toEqual([]);
});
