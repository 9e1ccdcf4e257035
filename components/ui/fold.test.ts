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
  ["Þórður", "thordur"],
  ["Ħamrun Ŧ", "hamrun t"],
  ["ΟΔΥΣΣΕΥΣ", "οδυσσευσ"],
  ["فاطمة علـــى", "فاطمه علي"],
  ["ٱکی ٤٢ ۴۲", "اكي 42 42"],
])("%s has %s, as it does on the server", (name, typed) => {
  expect(nameHas(name, typed)).toBe(true);
  expect(foldName(name)).toContain(foldName(typed));
  expect(nameHas(name, `${typed}x`)).toBe(false);
});

it("finds every letter and digit by what the server folds it to, where that is one word", () => {
  const missing: string[] = [];
  for (let code = 0x80; code < 0x20000; code += 1) {
    const character = String.fromCodePoint(code);
    const folded = foldName(character);
    if (!/[\p{L}\p{N}]/u.test(character) || folded.includes(" ")) continue;
    if (!nameHas(character, folded)) missing.push(character);
  }
  expect(missing).toEqual([]);
});
