import { expect, it } from "vitest";
import { foldName } from "@/lib/search/text/fold";
import { nameHas } from "./fold";

it.each([
  ["Zoë", "zoe"],
  ["Łukasz Groß", "lukasz gross"],
  ["O’Brien-Smith", "o'brien"],
  ["Ann-Marie", "annmarie"],
  ["Ｗｉｄｅ", "wide"],
  ["Алёна", "алена"],
  ["C++", "c++"],
])("%s has %s, as it does on the server", (name, typed) => {
  expect(nameHas(name, typed)).toBe(true);
  expect(foldName(name)).toContain(foldName(typed));
  expect(nameHas(name, `${typed}x`)).toBe(false);
});
