import type { Node } from "@tiptap/pm/model";
import type { EditorView, NodeView, ViewMutationRecord } from "@tiptap/pm/view";
import type { CodeTools } from "./code-tools";

/** A code block. What it has beside its text is loaded when it comes into view. */
export class CodeView implements NodeView {
  readonly dom = document.createElement("div");
  readonly contentDOM = document.createElement("code");
  private readonly observer: IntersectionObserver;
  private tools: CodeTools | null = null;
  private isGone = false;

  constructor(
    private node: Node,
    private readonly view: EditorView,
    private readonly getPos: () => number | undefined,
  ) {
    this.dom.className = "document-code";
    const pre = document.createElement("pre");
    pre.append(this.contentDOM);
    this.dom.append(pre);
    this.observer = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting) void this.load();
    });
    this.observer.observe(this.dom);
  }

  private async load() {
    this.observer.disconnect();
    // Without it the code is read as well.
    const module = await import("./code-tools").catch(() => null);
    if (!module || this.isGone) return;
    const { dom, contentDOM: code, view, getPos } = this;
    this.tools = new module.CodeTools({ dom, code, node: () => this.node, view, getPos });
  }

  update(node: Node): boolean {
    if (node.type !== this.node.type) return false;
    this.node = node;
    this.tools?.draw();
    return true;
  }

  stopEvent(event: Event) {
    return this.tools?.bar.contains(event.target as globalThis.Node) === true;
  }

  ignoreMutation(mutation: ViewMutationRecord): boolean {
    return mutation.type !== "selection" && !this.contentDOM.contains(mutation.target);
  }

  destroy() {
    this.isGone = true;
    this.observer.disconnect();
    this.tools?.destroy();
  }
}
