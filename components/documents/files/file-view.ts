import type { Node } from "@tiptap/pm/model";
import type { NodeView } from "@tiptap/pm/view";

/** A file to download. */
export class FileView implements NodeView {
  readonly dom = document.createElement("div");
  private readonly link = document.createElement("a");

  constructor(node: Node) {
    this.dom.className = "document-file";
    this.dom.append(this.link);
    this.draw(node);
  }

  update(node: Node): boolean {
    if (node.type.name !== "file") return false;
    this.draw(node);
    return true;
  }

  private draw({ attrs: { fileId, name } }: Node) {
    this.link.textContent = name ?? "File";
    if (fileId) this.link.href = `/api/files/${fileId}?download`;
    else this.link.removeAttribute("href");
    this.link.download = name ?? "";
  }

  ignoreMutation() {
    return true;
  }
}
