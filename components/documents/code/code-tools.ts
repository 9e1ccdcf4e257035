import type { Node } from "@tiptap/pm/model";
import type { EditorView } from "@tiptap/pm/view";
import { copyText } from "@/components/copy-text";
import { toast } from "@/components/ui/toast";
import { canChangeBlocks } from "@/lib/documents/suggesting/suggest-key";
import { rememberLanguage } from "./chosen-language";
import { CodeColors } from "./code-colors";
import { LANGUAGES, languageOf } from "./languages";

type Options = {
  dom: HTMLElement;
  code: HTMLElement;
  node: () => Node;
  view: EditorView;
  getPos: () => number | undefined;
};

/** The language of a code block, a button that copies it, and its colors. */
export class CodeTools {
  readonly bar = document.createElement("div");
  private readonly select = document.createElement("select");
  private readonly copy = document.createElement("button");
  private readonly colors: CodeColors | null;

  constructor(private readonly options: Options) {
    const { dom, code } = options;
    this.bar.className = "document-code-tools";
    this.bar.contentEditable = "false";
    this.select.setAttribute("aria-label", "Language");
    this.select.append(
      new Option("Plain text", ""),
      ...LANGUAGES.map(([id, label]) => new Option(label, id)),
    );
    this.select.addEventListener("change", this.onChange);
    this.copy.type = "button";
    this.copy.textContent = "Copy";
    this.copy.setAttribute("aria-label", "Copy code");
    this.copy.addEventListener("click", this.onCopy);
    this.bar.append(this.select, this.copy);
    dom.append(this.bar);
    // What one may do can change while the page is open.
    dom.addEventListener("pointerenter", this.drawRight);
    dom.addEventListener("focusin", this.drawRight);
    this.colors = "highlights" in CSS ? new CodeColors(code) : null;
    this.draw();
  }

  draw() {
    const { textContent, attrs } = this.options.node();
    const language = languageOf(attrs.language);
    if (this.select.value !== language) {
      const isListed = [...this.select.options].some(({ value }) => value === language);
      if (!isListed) this.select.append(new Option(language, language));
      this.select.value = language;
    }
    this.drawRight();
    this.colors?.change(textContent, language);
  }

  destroy() {
    this.colors?.destroy();
    this.bar.remove();
  }

  private readonly drawRight = () => {
    this.select.disabled = !canChangeBlocks(this.options.view);
  };

  private readonly onChange = () => {
    const { view, getPos, node } = this.options;
    const position = getPos();
    if (!canChangeBlocks(view) || position === undefined) return;
    const language = this.select.value || null;
    rememberLanguage(this.select.value);
    view.dispatch(view.state.tr.setNodeMarkup(position, undefined, { ...node().attrs, language }));
    view.focus();
  };

  private readonly onCopy = async () => {
    if (await copyText(this.options.node().textContent)) toast.success("Code copied");
    else toast.error("The browser didn’t allow copying.");
  };
}
