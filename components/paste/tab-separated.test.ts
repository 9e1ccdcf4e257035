import { expect, it } from "vitest";
import { tabSeparated } from "./tab-separated";

it.each([
  [
    "Item\tCost\nTea\t3",
    [
      ["Item", "Cost"],
      ["Tea", "3"],
    ],
  ],
  [
    "a\tb\r\n\tc\r\n",
    [
      ["a", "b"],
      ["", "c"],
    ],
  ],
  [
    '"two\nlines"\t"say ""yes"""\nx\t"y" z',
    [
      ["two\nlines", 'say "yes"'],
      ["x", '"y" z'],
    ],
  ],
  [
    '5"\t6"\n"\t7',
    [
      ['5"', '6"'],
      ['"', "7"],
    ],
  ],
])("reads %j as rows", (text, rows) => expect(tabSeparated(text)).toEqual(rows));

it.each(["one line\twith a tab", "if (a)\n\tb();\n", "\ta\n\tb", "a\tb\nc", "", "no tabs\nat all"])(
  "takes %j for text",
  (text) => expect(tabSeparated(text)).toBeNull(),
);
