import type { Node } from "@tiptap/pm/model";
import type { NodeView, ViewMutationRecord } from "@tiptap/pm/view";

/** A table that scrolls sideways by itself where it is wider than the text, with its columns as wide as they were made. */
export class TableView implements NodeView {
  readonly dom = document.createElement("div");
  readonly contentDOM = document.createElement("tbody");
  private readonly table = document.createElement("table");
  private readonly columns = document.createElement("colgroup");

  constructor(private node: Node) {
    this.dom.className = "document-table";
    // Resizing looks for the columns at the beginning.
    this.table.append(this.columns, this.contentDOM);
    this.dom.append(this.table);
    this.draw();
  }

  update(node: Node): boolean {
    if (node.type !== this.node.type) return false;
    const isSameRow = node.firstChild === this.node.firstChild;
    this.node = node;
    if (!isSameRow) this.draw();
    return true;
  }

  private draw() {
    const widths = widthsOf(this.node);
    this.columns.replaceChildren(
      ...widths.map((width) => {
        const column = document.createElement("col");
        if (width > 0) column.style.width = `${width}px`;
        return column;
      }),
    );
    const isFixed = widths.length > 0 && widths.every((width) => width > 0);
    this.table.style.width = isFixed ? `${widths.reduce((sum, width) => sum + width, 0)}px` : "";
    this.table.style.minWidth = "";
  }

  /** Columns and widths are drawn here, and while one is resized. */
  ignoreMutation(mutation: ViewMutationRecord): boolean {
    const { target } = mutation;
    return mutation.type === "attributes" && (target === this.table || this.columns.contains(target));
  }
}

function widthsOf(table: Node): number[] {
  const widths: number[] = [];
  table.firstChild?.forEach(({ attrs: { colspan, colwidth } }) => {
    for (let column = 0; column < colspan; column += 1) widths.push(colwidth?.[column] ?? 0);
  });
  return widths;
}
