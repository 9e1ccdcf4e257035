import { expect, it } from "vitest";
import { hunksOf } from "@/lib/ai/writing/hunks";
import { changedDraft, draftLines } from "./draft-lines";

const DRAFT = "Hi @Ben Li, see `x = 1`\n\n```\nx = 1\n```\n- read https://a.example/b first\n- then go";
const all = { from: 0, to: DRAFT.length };

it("changes the lines of a draft, and no names, addresses and code in them", () => {
  const lines = draftLines(DRAFT, all, ["@Ben", "@Ben Li"]);
  expect(lines.map(({ text, labels }) => [text, ...labels])).toEqual([
    ["Hi \uFFFC, see \uFFFC", "@Ben Li", "`x = 1`"],
    ["- read \uFFFC first", "https://a.example/b"],
    ["- then go"],
  ]);
  const answers = new Map([
    [0, "Good day ⟦1⟧, please see ⟦2⟧"],
    [1, "- first read ⟦1⟧"],
    [2, ""],
  ]);
  const now = changedDraft(DRAFT, lines, hunksOf(lines, answers));
  expect(now).toBe(
    "Good day @Ben Li, please see `x = 1`\n\n```\nx = 1\n```\n- first read https://a.example/b\n",
  );
  expect(changedDraft(DRAFT, lines, [])).toBe(DRAFT);
});

it("takes what is selected alone", () => {
  const at = DRAFT.indexOf("then");
  const lines = draftLines(DRAFT, { from: at, to: at + 4 }, []);
  expect(lines.map(({ text }) => text)).toEqual(["then"]);
  expect(changedDraft(DRAFT, lines, hunksOf(lines, new Map([[0, "afterwards"]])))).toBe(
    DRAFT.replace("then", "afterwards"),
  );
});
