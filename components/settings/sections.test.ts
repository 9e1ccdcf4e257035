import { existsSync } from "node:fs";
import { expect, it } from "vitest";
import { settingsPath, settingsSectionIds } from "./sections";

it.each(settingsSectionIds)("%s has a page of its own", (id) => {
  expect(existsSync(`app/(workspace)${settingsPath(id)}/page.tsx`)).toBe(true);
});
