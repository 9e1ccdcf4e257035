import type { Node } from "@tiptap/pm/model";
import type { EditorView, NodeView, ViewMutationRecord } from "@tiptap/pm/view";

/**
 * A toggle: its first block, and the others where it is open. Whether it is open is of this page alone, so that one who
 * only reads may open it, and one who opens it opens it for nobody else.
 */
export class ToggleView implements NodeView {
  readonly dom = document.createElement("div");
  readonly contentDOM = document.createElement("div");
  private readonly button = document.createElement("button");

  constructor(
    private node: Node,
    { editable }: EditorView,
  ) {
    this.dom.dataset.toggle = "";
    this.button.type = "button";
    this.button.contentEditable = "false";
    this.button.addEventListener("click", () => this.show(!this.isOpen));
    this.dom.append(this.button, this.contentDOM);
    // What somebody is about to write into.
    this.show(editable && isEmpty(node));
    this.name();
  }

  get isOpen() {
    return this.button.getAttribute("aria-expanded") === "true";
  }

  private show(isOpen: boolean) {
    this.button.setAttribute("aria-expanded", String(isOpen));
  }

  private name() {
    this.button.setAttribute("aria-label", this.node.firstChild?.textContent || "Toggle");
  }

  update(node: Node): boolean {
    if (node.type !== this.node.type) return false;
    // Enter in the title of a closed one: the line would be hidden as it is made.
    if (
      node.childCount > this.node.childCount &&
      this.contentDOM.ownerDocument.activeElement?.contains(this.dom)
    )
      this.show(true);
    this.node = node;
    this.name();
    return true;
  }

  stopEvent(event: Event) {
    return event.target === this.button;
  }

  ignoreMutation({ target }: ViewMutationRecord): boolean {
    return target === this.button || target === this.dom;
  }
}

const isEmpty = (node: Node) => node.textContent === "" && node.childCount < 3;
