import type { Node } from "@tiptap/pm/model";
import type { EditorView, NodeView } from "@tiptap/pm/view";
import { isInputMethodKey } from "@/components/ui/input-method";
import { MAX_ALT, MAX_CAPTION, MIN_IMAGE_WIDTH } from "@/lib/documents/rich-text/limits";
import { canChangeBlocks } from "@/lib/documents/suggesting/suggest-key";
import { showPicture } from "./show-picture";

/** A picture that somebody else has just put in is theirs alone until the server has seen the edit. */
const RETRY_MS = [1_000, 2_000, 3_000, 5_000, 10_000, 30_000];
const WIDTH_STEP = 5;

const field = (label: string, maxLength: number) => {
  const input = document.createElement("input");
  Object.assign(input, { type: "text", placeholder: label, maxLength });
  input.setAttribute("aria-label", label);
  return input;
};

/** Who only reads opens a picture by a click; so it is a button for keys and screen readers as well. */
function drawAsButton(image: HTMLElement, isButton: boolean) {
  for (const [name, value] of Object.entries({ role: "button", tabindex: "0", "aria-haspopup": "dialog" }))
    if (isButton) image.setAttribute(name, value);
    else image.removeAttribute(name);
}

/** When what a person may do has changed. */
export function setPictures(text: HTMLElement, isEditable: boolean): void {
  for (const image of text.querySelectorAll<HTMLElement>(".document-image > img"))
    drawAsButton(image, !isEditable);
}

/** A picture with its caption. Who may edit and has chosen it describes it and makes it wider or narrower below it. */
export class ImageView implements NodeView {
  readonly dom = document.createElement("figure");
  private readonly image = document.createElement("img");
  private readonly caption = document.createElement("figcaption");
  private readonly tools = document.createElement("div");
  private readonly captionField = field("Caption", MAX_CAPTION);
  private readonly altField = field("Description for who can’t see it", MAX_ALT);
  private readonly width = document.createElement("input");
  private retry: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;

  constructor(
    private node: Node,
    private readonly view: EditorView,
    private readonly getPos: () => number | undefined,
  ) {
    this.dom.className = "document-image";
    this.tools.className = "document-image-tools";
    this.tools.contentEditable = "false";
    Object.assign(this.width, {
      type: "range",
      min: String(MIN_IMAGE_WIDTH),
      max: "100",
      step: String(WIDTH_STEP),
    });
    this.width.setAttribute("aria-label", "Width");
    this.tools.append(this.captionField, this.altField, this.width);
    this.dom.append(this.image, this.caption, this.tools);
    this.image.addEventListener("error", this.onError);
    this.image.addEventListener("load", () => delete this.dom.dataset.missing);
    this.image.addEventListener("dblclick", this.open);
    this.image.addEventListener("click", () => !canChangeBlocks(this.view) && this.open());
    this.captionField.addEventListener("change", () => this.set("caption", this.captionField.value.trim()));
    this.altField.addEventListener("change", () => this.set("alt", this.altField.value.trim()));
    this.width.addEventListener("input", () => this.drawWidth(Number(this.width.value)));
    this.width.addEventListener("change", () => this.set("width", Number(this.width.value)));
    this.image.addEventListener("keydown", this.onImageKey);
    this.tools.addEventListener("keydown", this.onKey);
    this.draw(null);
    drawAsButton(this.image, !canChangeBlocks(this.view));
  }

  update(node: Node): boolean {
    if (node.type !== this.node.type) return false;
    const before = this.node;
    this.node = node;
    this.draw(before);
    return true;
  }

  private draw(before: Node | null) {
    const { fileId, alt, caption, width, ratio } = this.node.attrs;
    if (fileId !== before?.attrs.fileId) this.load();
    this.image.alt = alt ?? caption ?? "Picture";
    this.image.style.aspectRatio = ratio ? `1 / ${ratio}` : "";
    this.drawWidth(width);
    this.caption.textContent = caption ?? "";
    this.caption.hidden = !caption;
    if (document.activeElement !== this.captionField) this.captionField.value = caption ?? "";
    if (document.activeElement !== this.altField) this.altField.value = alt ?? "";
    this.width.value = String(width ?? 100);
  }

  private drawWidth(width: number | null) {
    this.image.style.width = width ? `${width}%` : "";
  }

  private load() {
    this.failures = 0;
    const { fileId } = this.node.attrs;
    if (fileId) this.image.src = `/api/files/${fileId}`;
    else this.dom.dataset.missing = "";
  }

  private readonly onError = () => {
    this.dom.dataset.missing = "";
    const delay = RETRY_MS[this.failures];
    this.failures += 1;
    if (delay === undefined) return;
    this.retry = setTimeout(() => {
      this.image.removeAttribute("src");
      this.image.src = `/api/files/${this.node.attrs.fileId}`;
    }, delay);
  };

  private readonly open = () => {
    if (this.node.attrs.fileId) showPicture(this.image);
  };

  private readonly onImageKey = (event: KeyboardEvent) => {
    if (canChangeBlocks(this.view) || (event.key !== "Enter" && event.key !== " ")) return;
    event.preventDefault();
    this.open();
  };

  private readonly onKey = (event: KeyboardEvent) => {
    if (isInputMethodKey(event) || (event.key !== "Enter" && event.key !== "Escape")) return;
    event.preventDefault();
    (event.target as HTMLElement).blur();
    this.view.focus();
  };

  private set(name: string, value: string | number) {
    const position = this.getPos();
    if (position === undefined || !canChangeBlocks(this.view)) return;
    this.view.dispatch(this.view.state.tr.setNodeAttribute(position, name, value || null));
  }

  selectNode() {
    this.dom.classList.add("ProseMirror-selectednode");
  }
  deselectNode() {
    this.dom.classList.remove("ProseMirror-selectednode");
  }
  stopEvent(event: Event) {
    return this.tools.contains(event.target as HTMLElement);
  }
  ignoreMutation() {
    return true;
  }
  destroy() {
    clearTimeout(this.retry);
  }
}
