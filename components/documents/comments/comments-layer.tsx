import type { Editor } from "@tiptap/react";
import { useEffect } from "react";
import { openThread, useThreadId } from "@/components/threads/thread-place";
import { onDemand } from "@/components/ui/on-demand";
import { showCommented } from "./comment-place";
import type { SelectedText } from "./selected-text";
import { useComments } from "./use-comments";

const CommentForm = onDemand(() => import("./comment-form"));

type CommentsLayerProps = {
  editor: Editor;
  documentId: string;
  /** What a new comment is being written on. */
  selected: SelectedText | null;
  onDone: () => void;
};

/** Comments in the text: those that are open are marked, a click opens one, and a new one is written beside its text. */
export default function CommentsLayer({ editor, documentId, selected, onDone }: CommentsLayerProps) {
  const { data: comments } = useComments(documentId);
  const openId = useThreadId();
  const open = comments?.filter(({ resolvedAt }) => resolvedAt === null).map(({ id }) => id) ?? [];
  const isKnown = openId !== null && comments?.some(({ id }) => id === openId) === true;
  // A mark whose comment is resolved, was deleted, or came with a restored version is text like any other.
  useStyle(
    [
      ...(open.length > 0 ? [`${named(open)}${MARKED}`] : []),
      ...(openId && isKnown ? [`${named([openId])}{background:var(--accent-soft)}`] : []),
    ].join("\n"),
  );
  useStyle(selected ? "::highlight(commented){background:var(--accent-soft)}" : "");

  useEffect(() => {
    const text = editor.view.dom;
    const onClick = (event: MouseEvent) => {
      const element = (event.target as Element).closest<HTMLElement>("[data-comment]");
      const id = element?.dataset.comment;
      const isOpen = comments?.some((comment) => comment.id === id && comment.resolvedAt === null);
      // A selection that ends on a comment isn't a click on it.
      if (id && isOpen && getSelection()?.isCollapsed !== false) openThread(id);
    };
    text.addEventListener("click", onClick);
    return () => text.removeEventListener("click", onClick);
  }, [editor, comments]);

  useEffect(() => {
    if (openId && isKnown) showCommented(openId);
  }, [openId, isKnown]);

  // While the field has the focus, the browser shows no selection.
  useEffect(() => {
    if (!selected || !("highlights" in CSS)) return;
    const [from, to] = [editor.view.domAtPos(selected.from), editor.view.domAtPos(selected.to)];
    const range = new Range();
    range.setStart(from.node, from.offset);
    range.setEnd(to.node, to.offset);
    CSS.highlights.set("commented", new Highlight(range));
    return () => void CSS.highlights.delete("commented");
  }, [editor, selected]);

  return (
    selected && <CommentForm editor={editor} documentId={documentId} selected={selected} onDone={onDone} />
  );
}

const named = (ids: readonly string[]) =>
  `.document-text :is(${ids.map((id) => `[data-comment="${id}"]`).join()})`;
const MARKED = `{
  border-bottom: 2px solid color-mix(in oklab, var(--accent) 55%, transparent);
  background: color-mix(in oklab, var(--accent) 9%, transparent);
  cursor: pointer;
}`;

/** Rules of the page while this is shown: which comments are drawn changes without touching the editor's text. */
function useStyle(rules: string): void {
  useEffect(() => {
    if (!rules) return;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    document.adoptedStyleSheets.push(sheet);
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((known) => known !== sheet);
    };
  }, [rules]);
}
