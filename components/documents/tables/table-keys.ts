import type { Editor, KeyboardShortcutCommand } from "@tiptap/core";
import { type Command, Selection } from "@tiptap/pm/state";
import {
  addRow,
  CellSelection,
  deleteTable,
  findTable,
  goToNextCell,
  isInTable,
  selectedRect,
} from "@tiptap/pm/tables";

/** Tab in the last cell. */
const addLastRow: Command = (state, dispatch) => {
  if (!isInTable(state)) return false;
  const { tr } = state;
  const rect = selectedRect(state);
  addRow(tr, rect, rect.map.height);
  const table = tr.doc.nodeAt(rect.tableStart - 1);
  const row = rect.tableStart + (table?.content.size ?? 0) - (table?.lastChild?.nodeSize ?? 0);
  dispatch?.(tr.setSelection(Selection.near(tr.doc.resolve(row + 1))).scrollIntoView());
  return true;
};

/** To the text below the table, made if there is none. */
const leaveTable: Command = (state, dispatch) => {
  const table = findTable(state.selection.$from);
  const { paragraph } = state.schema.nodes;
  if (!table || !paragraph) return false;
  const { tr } = state;
  const after = table.pos + table.node.nodeSize;
  if (!tr.doc.resolve(after).nodeAfter?.isTextblock) tr.insert(after, paragraph.create());
  dispatch?.(tr.setSelection(Selection.near(tr.doc.resolve(after + 1))).scrollIntoView());
  return true;
};

const deleteSelectedTable: Command = (state, dispatch) => {
  const { selection } = state;
  const isWhole =
    selection instanceof CellSelection && selection.isColSelection() && selection.isRowSelection();
  return isWhole && deleteTable(state, dispatch);
};

const key =
  (...commands: Command[]): KeyboardShortcutCommand =>
  ({ editor }: { editor: Editor }) =>
    commands.some((command) => command(editor.state, editor.view.dispatch));

/** Tab moves between cells, so Escape is the way out for who has no mouse. */
export const tableKeys: Record<string, KeyboardShortcutCommand> = {
  Tab: key(goToNextCell(1), addLastRow),
  "Shift-Tab": key(goToNextCell(-1)),
  Escape: key(leaveTable),
  Backspace: key(deleteSelectedTable),
  Delete: key(deleteSelectedTable),
  "Mod-Backspace": key(deleteSelectedTable),
};
