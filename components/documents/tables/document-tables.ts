import { Extension } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";
import { columnResizing, tableEditing } from "@tiptap/pm/tables";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import { MIN_COLUMN_WIDTH } from "@/lib/documents/rich-text/limits";
import { tableKeys } from "./table-keys";
import { tableLimits } from "./table-limits";
import { TableView } from "./table-view";

/** Draws tables, and edits them by keys and pointer. */
export const DocumentTables = Extension.create({
  name: "documentTables",
  // After all others, which know better what a key does in a list or in code.
  priority: 1,
  addKeyboardShortcuts: () => tableKeys,
  addProseMirrorPlugins: () => [
    tableLimits(),
    columnResizing({
      cellMinWidth: MIN_COLUMN_WIDTH,
      defaultCellMinWidth: MIN_COLUMN_WIDTH,
      View: null,
    }),
    ownEditing(),
    new Plugin({ props: { nodeViews: { table: (node) => new TableView(node) } } }),
  ],
});

/**
 * As of prosemirror-tables, but tables are made regular after one's own edits alone. Two browsers that both repair what
 * came to them would each add what the other added too, without end; and who only reads would change the text.
 */
function ownEditing(): Plugin {
  const editing = tableEditing();
  const { appendTransaction } = editing.spec;
  return new Plugin({
    ...editing.spec,
    appendTransaction(transactions, before, now) {
      if (transactions.some((one) => one.getMeta(ySyncPluginKey))) return null;
      return appendTransaction?.call(editing, transactions, before, now);
    },
  });
}
