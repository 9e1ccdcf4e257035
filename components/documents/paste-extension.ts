import { type Editor, Extension } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";
import { copiedFiles } from "@/components/paste/copied-files";
import { atFirstInput } from "@/components/ui/first-input";
import { toast } from "@/components/ui/toast";

type ForDocument = typeof import("./pasted-html").forDocument;
let forDocument: ForDocument | null = null;
const loadForDocument = async () => {
  forDocument ??= (await import("./pasted-html")).forDocument;
};
atFirstInput(loadForDocument);

/** Signs of Markdown that make blocks; the others are read in any text that is pasted. */
const HAS_BLOCKS = /^ {0,3}(?:#{1,6} \S|[-*+] \S|1[.)] \S|> ?\S|```|~~~|\|.*\|[ \t]*$)/m;

/** What is pasted and dropped into a document: nothing is joined, and what a document can't take is said. */
export const DocumentPaste = Extension.create({
  name: "documentPaste",
  // Before lists, which take lines with numbers for themselves.
  priority: 1100,

  addProseMirrorPlugins() {
    const { editor } = this;
    return [
      new Plugin({
        props: {
          transformPastedHTML: (html) => forDocument?.(html) ?? html,
          handlePaste(view, event) {
            const data = event.clipboardData;
            if (!data) return false;
            const plain = data.getData("text/plain");
            const html = data.getData("text/html");
            const files = copiedFiles({ plain, html, files: [...data.files] });
            if (files.length > 0)
              return refuse("Documents take no pictures or files yet. Send them in a channel.");
            if (/<img\s(?![^>]*\b(?:width|height)=["']?[01]\b)/i.test(html))
              refuse("The pictures weren’t pasted: documents take none yet.");
            const { parent } = view.state.selection.$from;
            if (parent.type.spec.code) return false;
            if (html.trim() && !forDocument) {
              const insert = () => view.pasteHTML(html, new ClipboardEvent("paste"));
              void loadForDocument().then(insert, insert);
              return true;
            }
            if (html.trim() || !plain) return false;
            // One line may be a part of a sentence.
            const isOwnBlock = parent.content.size === 0 || plain.trim().includes("\n");
            if (isOwnBlock && HAS_BLOCKS.test(plain)) void pasteMarkdown(editor, plain);
            // Without the event, by which lists would take lines with any numbers.
            else view.pasteText(plain, new ClipboardEvent("paste"));
            return true;
          },
          handleDrop(_view, event) {
            const { files } = event.dataTransfer ?? {};
            return files?.length
              ? refuse("Documents take no pictures or files yet. Send them in a channel.")
              : false;
          },
        },
      }),
    ];
  },
});

function refuse(reason: string): true {
  toast.error(reason, { id: "not-pasted" });
  return true;
}

/** As blocks; as the lines that they are where the parser can't be loaded or gives up. */
async function pasteMarkdown(editor: Editor, plain: string) {
  const blocks = await import("./markdown-blocks")
    .then(({ markdownBlocks }) => markdownBlocks(plain))
    .catch(() => null);
  if (editor.isDestroyed) return;
  if (blocks) editor.chain().focus().insertContent(blocks).scrollIntoView().run();
  else editor.view.pasteText(plain, new ClipboardEvent("paste"));
}
