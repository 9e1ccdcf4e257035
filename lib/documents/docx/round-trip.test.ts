import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { readImport } from "../import/read";
import type { RichTextNode } from "../rich-text/node";
import { docxOf } from "./to-docx";

const text = (words: string): RichTextNode => ({ type: "text", text: words, marks: [] });
const block = (type: string, content: RichTextNode[] = [], attrs?: object): RichTextNode =>
  ({ type, ...(attrs && { attrs }), ...(content.length > 0 && { content }) }) as RichTextNode;
const line = (words: string) => block("paragraph", [text(words)]);
const item = (words: string, checked: boolean, ...below: RichTextNode[]) =>
  block("taskItem", [line(words), ...(below.length > 0 ? [block("taskList", below)] : [])], { checked });

async function throughWord(...content: RichTextNode[]) {
  const bytes = await docxOf({ title: "Plan", content: block("doc", content), files: new Map() });
  const folder = await mkdtemp(path.join(tmpdir(), "docx-"));
  const file = path.join(folder, "a.docx");
  await writeFile(file, bytes);
  const { blocks, notes } = await readImport(file, "a.docx").finally(() => rm(folder, { recursive: true }));
  return { blocks: blocks.slice(1), notes: notes.list() };
}

test("rules, nested check lists and the alignment of cells come back from Word", async () => {
  const list = block("taskList", [
    item("Order brass", true),
    item("Build", false, item("Cut", true, item("Measure", true)), item("Join", false)),
    item("Paint", false),
  ]);
  const { blocks, notes } = await throughWord(line("Before"), block("horizontalRule"), list, line("After"));
  expect(blocks).toEqual([line("Before"), block("horizontalRule"), list, line("After")]);
  const cell = (words: string, align: string | null) => block("tableCell", [line(words)], { align });
  const row = block("tableRow", [cell("a", "right"), cell("b", "center"), cell("c", null)]);
  const table = await throughWord(block("table", [row]));
  const cells = table.blocks[0]?.content?.[0]?.content ?? [];
  expect(cells.map(({ attrs }) => attrs?.align ?? null)).toEqual(["right", "center", null]);
  expect([...notes, ...table.notes]).toEqual([]);
});
