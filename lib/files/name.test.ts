import { expect, it } from "vitest";
import { cleanName } from "./name";

it.each([
  ["Persian", "می\u200cخواهم.pdf"],
  ["Marathi", "दुसऱ्\u200dया.txt"],
  ["Sinhala", "ශ්\u200dරී.txt"],
  ["a family", "👨\u200d👩\u200d👧 2026.png"],
  ["a flag", "🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}.png"],
  ["a heart in color", "❤\ufe0f\u200d🔥.png"],
  ["the end of an aya", "\u06DD١.txt"],
])("keeps the characters that %s is spelled with (case 31)", (_, name) => expect(cleanName(name)).toBe(name));

it.each([
  ["a\u200db\u200c.txt", "ab.txt"],
  ["\u200cمی\u200c.pdf", "می.pdf"],
  ["م\u200c\u200c\u200cی.pdf", "می.pdf"],
  ["exe\u202ecod.txt", "execod.txt"],
  ["a\u200b\u2060\ufeff\u00adb\u{E0041}.txt", "ab.txt"],
  ["\u200d", "file"],
])("takes out what nobody sees: %j", (name, kept) => expect(cleanName(name)).toBe(kept));
