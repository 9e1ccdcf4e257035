import { type Editor, Extension } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { copiedFiles } from "@/components/paste/copied-files";
import { tabSeparated } from "@/components/paste/tab-separated";
import { atFirstInput } from "@/components/ui/first-input";
import { toast } from "@/components/ui/toast";
import { uploadInto } from "./files/uploads";
import { tooLarge } from "./tables/table-limits";

let pastedHtml: typeof import("./pasted-html") | null = null;
const loadPastedHtml = async () => {
  pastedHtml ??= await import("./pasted-html");
};
atFirstInput(loadPastedHtml);

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
          transformPastedHTML: (html) => pastedHtml?.forDocument(html) ?? html,
          handlePaste(view, event) {
            const data = event.clipboardData;
            if (!data) return false;
            const plain = data.getData("text/plain");
            const html = data.getData("text/html");
            const files = copiedFiles({ plain, html, files: [...data.files] });
            if (files.length > 0) {
              uploadInto(view, files, view.state.selection.from);
              return true;
            }
            if (hasForeignPictures(html))
              refuse("The pictures weren’t pasted: copy each by itself, or save and drop them here.");
            const { parent } = view.state.selection.$from;
            if (parent.type.spec.code) return false;
            if (html.trim() && !pastedHtml) {
              const insert = () => pasteHtml(view, html);
              void loadPastedHtml().then(insert, insert);
              return true;
            }
            const fault = faultOf(html);
            if (fault) return refuse(fault);
            if (html.trim() || !plain) return false;
            const rows = tabSeparated(plain);
            if (rows) return pasteTable(editor, rows);
            // One line may be a part of a sentence.
            const isOwnBlock = parent.content.size === 0 || plain.trim().includes("\n");
            if (isOwnBlock && HAS_BLOCKS.test(plain)) void pasteMarkdown(editor, plain);
            // Without the event, by which lists would take lines with any numbers.
            else view.pasteText(plain, new ClipboardEvent("paste"));
            return true;
          },
          handleDrop(view, event) {
            const files = [...(event.dataTransfer?.files ?? [])];
            if (files.length === 0) return false;
            const place = view.posAtCoords({ left: event.clientX, top: event.clientY });
            uploadInto(view, files, place?.pos ?? view.state.doc.content.size);
            // The browser would open them.
            event.preventDefault();
            return true;
          },
        },
      }),
    ];
  },
});

/** Pictures of other pages would show readers' addresses to those. Such of one pixel are there to count. */
const hasForeignPictures = (html: string) =>
  !html.includes("data-pm-slice") && /<img\s(?![^>]*\b(?:width|height)=["']?[01]\b)/i.test(html);

function refuse(reason: string): true {
  toast.error(reason, { id: "not-pasted" });
  return true;
}

/** Why a table is too large to be pasted. */
function faultOf(html: string): string | null {
  const size = html.includes("<table") && pastedHtml?.largestTable(html);
  return size ? tooLarge(size) : null;
}

function pasteHtml(view: EditorView, html: string) {
  const fault = faultOf(html);
  if (fault) refuse(fault);
  else view.pasteHTML(html, new ClipboardEvent("paste"));
}

/** In a table the cells go into its cells, as copied ones do. */
function pasteTable({ view }: Editor, rows: string[][]): true {
  const columns = rows[0]?.length ?? 0;
  const fault = tooLarge({ rows: rows.length, columns, cells: rows.length * columns });
  if (fault) return refuse(fault);
  const table = document.createElement("table");
  for (const row of rows) {
    const line = table.insertRow();
    for (const text of row)
      for (const [at, part] of text.split("\n").entries()) {
        const cell = at === 0 ? line.insertCell() : line.cells[line.cells.length - 1];
        if (at > 0) cell?.append(document.createElement("br"));
        cell?.append(part);
      }
  }
  view.pasteHTML(table.outerHTML, new ClipboardEvent("paste"));
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
