import { expect, it } from "vitest";
import { pathsIn } from "./paths";

const found = (text: string) => pathsIn(text).map(({ start, end }) => text.slice(start, end));

it.each([
  ["see C:\\a\\_b.", "C:\\a\\_b"],
  ["(\\\\server\\share)", "\\\\server\\share"],
  ["**D:\\x** ..\\_y\\z %TEMP%\\_a", "D:\\x", "..\\_y\\z", "%TEMP%\\_a"],
  ["请看C:\\资料\\_旧", "C:\\资料\\_旧"],
  ["\\*no\\* snake\\_case \\\\ a\\"],
])("finds the paths of %j (case 3)", (text, ...paths) => expect(found(text)).toEqual(paths));
