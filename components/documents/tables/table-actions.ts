import type { ChainedCommands, Editor } from "@tiptap/core";
import { Selection } from "@tiptap/pm/state";

const ROWS = 3;
const COLUMNS = 3;

export const isInsideTable = (editor: Editor) => editor.isActive("table");

/** A small table with a header row, and the caret in its first cell. */
export const insertTable = (chain: ChainedCommands): ChainedCommands =>
  chain.command(({ tr, state: { schema } }) => {
    const row = (type: string) => ({
      type: "tableRow",
      content: Array.from({ length: COLUMNS }, () => ({ type, content: [{ type: "paragraph" }] })),
    });
    const rows = [row("tableHeader"), ...Array.from({ length: ROWS - 1 }, () => row("tableCell"))];
    const { from } = tr.selection;
    tr.replaceSelectionWith(schema.nodeFromJSON({ type: "table", content: rows }));
    tr.setSelection(Selection.near(tr.doc.resolve(from + 1))).scrollIntoView();
    return true;
  });
