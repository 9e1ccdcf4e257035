import { expect, it } from "vitest";
import { quickest } from "@/tests/setup/quickest";
import { pathsIn } from "./paths";

const found = (text: string) => pathsIn(text).map(({ start, end }) => text.slice(start, end));

it.each([
  ["see C:\\a\\_b.", "C:\\a\\_b"],
  ["(\\\\server\\share)", "\\\\server\\share"],
  ["**D:\\x** ..\\_y\\z %TEMP%\\_a", "D:\\x", "..\\_y\\z", "%TEMP%\\_a"],
  ["请看C:\\资料\\_旧", "C:\\资料\\_旧"],
  ["\\*no\\* snake\\_case \\\\ a\\"],
])("finds the paths of %j (case 3)", (text, ...paths) => expect(found(text)).toEqual(paths));

it("finds paths beside long words in a time that grows with their length", () => {
  for (const text of [`${"a".repeat(9980)} \\`, `\\a${"!".repeat(9980)}a`])
    expect(quickest(() => pathsIn(text))).toBeLessThan(20);
});
