import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { fromMarkdown } from "mdast-util-from-markdown";
import { expect, it } from "vitest";
import { csvCell, tasksAsCsv } from "./csv";
import { tasksAsMarkdown } from "./markdown";
import type { ExportedTask } from "./read";

const plain: ExportedTask = {
  ...{ id: "t", parentId: null, level: 0, title: "Pay rent", notes: "", column: null, priority: 0 },
  ...{ dueOn: null, dueTime: null, timeZone: null, repeats: null, labels: [], assignees: [] },
  ...{ completedAt: null, archivedAt: null, createdAt: "2127-01-01T00:00:00.000Z", createdBy: "Ada" },
};
async function* tasks(...given: Partial<ExportedTask>[]) {
  for (const one of given) yield { ...plain, ...one };
}
const textOf = (parts: AsyncIterable<string>) => text(Readable.from(parts));

it.each([
  ["=1+1", "'=1+1"],
  ["+49 30 1234", "'+49 30 1234"],
  ["-2", "'-2"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["＝1+1", "'＝1+1"],
  [' =HYPERLINK("x")', `"' =HYPERLINK(""x"")"`],
  ["\t=1", `"'\t=1"`],
  ["\n=1", `"'\n=1"`],
  ["a=b", "a=b"],
  ["Plan, B", '"Plan, B"'],
  ['say "hi"\r\nyou', '"say ""hi""\r\nyou"'],
])("writes %j as a cell that no spreadsheet computes", (value, cell) => {
  expect(csvCell(value)).toBe(cell);
});

it("writes a line for each task, after their names", async () => {
  const csv = await textOf(tasksAsCsv(tasks({ labels: ["a", "b"], priority: 3, dueOn: "2127-01-31" })));
  expect(csv.startsWith("\uFEFFTitle,Column,Status,Due,")).toBe(true);
  expect(csv.split("\r\n")[1]).toBe(
    'Pay rent,,Open,2127-01-31,,,,High,"a, b",,,,,2127-01-01T00:00:00.000Z,Ada,t,',
  );
});

it("writes lists with boxes under the names of columns, and text stays text", async () => {
  const markdown = await textOf(
    tasksAsMarkdown(
      "1986. A *great* year",
      tasks(
        { title: "# no heading", column: "To do", notes: "- one\n\n```\ncode\n```", labels: ["home"] },
        { title: "- part\nof it", level: 1, completedAt: "2127-01-01T00:00:00.000Z" },
        { title: "[x] <b>second</b>", column: "To do", dueOn: "2127-01-31", assignees: ["Ben"] },
        { title: "Old", column: "To do", archivedAt: "2127-01-01T00:00:00.000Z" },
      ),
    ),
  );
  expect(markdown).toContain("# 1986\\. A \\*great\\* year\n\n## To do\n\n- [ ] \\# no heading (#home)");
  expect(markdown).toContain("\n  - [x] \\- part of it\n");
  expect(markdown).toContain("(due 2127-01-31, @Ben)\n\n## Archive\n\n- [ ] Old\n");
  const { children } = fromMarkdown(markdown);
  expect(children.map(({ type }) => type)).toEqual(["heading", "heading", "list", "heading", "list"]);
  expect(JSON.stringify(children)).not.toContain('"html"');
});
