import { expect, it } from "vitest";
import { COMBINING, MARKS } from "./characters";

const MARK = new RegExp(`[${MARKS}]`, "gu");
const LISTED = new RegExp(`^[${COMBINING}${MARKS}]$`, "u");

/** Whether normalizing reorders a character beside others: those from 2 on before 1, and 1 before 240. */
const isReordered = (character: string) =>
  `${character}\u0334`.normalize("NFD") !== `${character.normalize("NFD")}\u0334` ||
  `\u0345${character}`.normalize("NFD") !== `\u0345${character.normalize("NFD")}`;

it("lists every character that leaves nothing but combining ones", () => {
  const missing: string[] = [];
  for (let code = 0x80; code < 0x110000; code += 1) {
    if (code >= 0xd800 && code < 0xe000) continue;
    const character = String.fromCodePoint(code);
    const rest = [...character.normalize("NFKD").replace(MARK, "")];
    if (rest.every(isReordered) && !LISTED.test(character)) missing.push(code.toString(16));
  }
  expect(missing).toEqual([]);
});
