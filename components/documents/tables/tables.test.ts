// @vitest-environment jsdom
import { Editor } from "@tiptap/core";
import { Collaboration } from "@tiptap/extension-collaboration";
import {
  addColumnAfter,
  addRowAfter,
  deleteColumn,
  deleteRow,
  mergeCells,
  splitCell,
} from "@tiptap/pm/tables";
import { expect, it } from "vitest";
import * as Y from "yjs";
import { DrawAnyway } from "@/lib/documents/editor/draw-anyway";
import { DOCUMENT_FIELD } from "@/lib/documents/names";
import { documentExtensions } from "@/lib/documents/rich-text/extensions";
import { DocumentTables } from "./document-tables";

const ROUNDS = 25;
/** The binding deletes a table whose rows were all deleted, each by another. */
const MAX_PASSES = 3;

function numbers(seed: number) {
  let last = seed;
  return (below: number) => {
    last = (last * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((last / 2 ** 31) * below);
  };
}

type Person = { editor: Editor; doc: Y.Doc; inbox: Uint8Array[] };

function join(base: Uint8Array): Person {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, base);
  const editor = new Editor({
    element: document.createElement("div"),
    extensions: [
      ...documentExtensions,
      DocumentTables,
      DrawAnyway,
      Collaboration.configure({ document: doc, field: DOCUMENT_FIELD }),
    ],
  });
  return { editor, doc, inbox: [] };
}

it("two people who change one table at the same time see one table, and nobody repairs without end", () => {
  const random = numbers(3);
  const commands = [addColumnAfter, addRowAfter, deleteColumn, deleteRow, mergeCells, splitCell];
  for (let round = 0; round < ROUNDS; round += 1) {
    const first = join(Y.encodeStateAsUpdate(new Y.Doc()));
    first.editor.commands.setContent(
      "<table><tr><th>a</th><th>b</th></tr><tr><td>c</td><td>d</td></tr></table>",
    );
    const people = [first, join(Y.encodeStateAsUpdate(first.doc))];
    for (const [index, { doc }] of people.entries())
      doc.on("update", (update: Uint8Array, origin: unknown) => {
        if (origin !== "remote") people[1 - index]?.inbox.push(update);
      });
    for (let step = 0; step < 6; step += 1)
      for (const { editor } of people) {
        editor.commands.setTextSelection(1 + random(editor.state.doc.content.size - 1));
        commands[random(commands.length)]?.(editor.state, editor.view.dispatch);
        editor.commands.insertContent("x");
      }
    for (let pass = 0; pass < MAX_PASSES; pass += 1)
      for (const { doc, inbox } of people)
        for (const update of inbox.splice(0)) Y.applyUpdate(doc, update, "remote");
    expect(people.map(({ inbox }) => inbox.length)).toEqual([0, 0]);
    const [one, other] = people.map(({ editor }) => editor.getHTML());
    expect(one).toBe(other);
    for (const { editor } of people) editor.destroy();
  }
}, 30_000);
