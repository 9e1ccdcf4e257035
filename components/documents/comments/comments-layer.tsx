import type { Editor } from "@tiptap/react";
import { useContext, useEffect, useMemo, useState } from "react";
import { createPortal } from "react-dom";
import type { MessageChannel } from "@/components/messages/message-channel";
import { openThread, useThreadId } from "@/components/threads/thread-place";
import { HueContext } from "@/components/ui/hues";
import { onDemand } from "@/components/ui/on-demand";
import { focusText } from "../focus-text";
import { isCommentKey, showCommented } from "./comment-place";
import type { SelectedText } from "./selected-text";
import { suggestionRules } from "./suggestion-rules";
import { useComments } from "./use-comments";

const MarginCards = onDemand(() => import("./margin-cards"), <span hidden />);
const CommentForm = onDemand(() => import("./comment-form"));

type CommentsLayerProps = {
  editor: Editor;
  channel: MessageChannel;
  /** What a new comment is being written on. */
  selected: SelectedText | null;
  onDone: () => void;
  /** Suggestions that the editor itself draws. */
  drawn?: ReadonlySet<string>;
};

/** Comments in the text: those that are open are marked and stand beside it where there is room, and a new one is written at its text. */
export default function CommentsLayer(props: CommentsLayerProps) {
  const { editor, channel, selected, onDone, drawn } = props;
  const documentId = channel.id;
  const { data: comments } = useComments(documentId);
  const openId = useThreadId();
  const openOnes = useMemo(() => comments?.filter(({ resolvedAt }) => resolvedAt === null) ?? [], [comments]);
  const open = openOnes.flatMap(({ id, suggestion }) => (suggestion ? [] : [id]));
  const hueOf = useContext(HueContext);
  const suggested = openOnes.flatMap(({ id, suggestion, createdBy }) =>
    suggestion && !drawn?.has(id) ? [suggestionRules({ id, suggestion }, hueOf(createdBy?.id ?? ""))] : [],
  );
  const columns = useWideColumns(editor);
  const [active, setActive] = useState<{ id: string; focuses: boolean } | null>(null);
  const [pointed, setPointed] = useState<string | null>(null);
  const isKnown = openId !== null && comments?.some(({ id }) => id === openId) === true;
  const shown = [isKnown ? openId : null, active?.id, pointed].filter((id) => typeof id === "string");
  // A mark whose comment is resolved, was deleted, or came with a restored version is text like any other.
  useStyle(
    [
      ...suggested,
      ...(open.length > 0 ? [`${named(open)}${MARKED}`] : []),
      ...(shown.length > 0 ? [`${named(shown)}{background:var(--accent-soft)}`] : []),
    ].join("\n"),
  );
  useStyle(selected ? "::highlight(commented){background:var(--accent-soft)}" : "");

  useEffect(() => {
    const text = editor.view.dom;
    const show = (id: string, focuses: boolean) => (columns ? setActive({ id, focuses }) : openThread(id));
    const isOpen = (id: string | undefined) =>
      id !== undefined && openOnes.some((comment) => comment.id === id);
    const at = (place: EventTarget | null | undefined) => {
      const element = place instanceof Element ? place : (place as Node | null | undefined)?.parentElement;
      const id = element?.closest<HTMLElement>("[data-comment]")?.dataset.comment;
      return isOpen(id) ? id : undefined;
    };
    const onClick = (event: MouseEvent) => {
      const id = at(event.target);
      // A selection that ends on a comment isn't a click on it.
      if (id && getSelection()?.isCollapsed !== false) show(id, false);
      else setActive(null);
    };
    const onPointerOver = (event: PointerEvent) => columns && setPointed(at(event.target) ?? null);
    const onPointerLeave = () => setPointed(null);
    const onKeyDown = (event: KeyboardEvent) => {
      const caret = isCommentKey(event) ? getSelection() : null;
      const id = caret?.isCollapsed ? at(caret.anchorNode) : undefined;
      if (id) show(id, true);
    };
    text.addEventListener("click", onClick);
    text.addEventListener("pointerover", onPointerOver);
    text.addEventListener("pointerleave", onPointerLeave);
    text.addEventListener("keydown", onKeyDown);
    return () => {
      text.removeEventListener("click", onClick);
      text.removeEventListener("pointerover", onPointerOver);
      text.removeEventListener("pointerleave", onPointerLeave);
      text.removeEventListener("keydown", onKeyDown);
    };
  }, [editor, openOnes, columns]);

  // Whoever decided the active one by keys goes on in the text.
  const isDecided = active !== null && comments !== undefined && !openOnes.some(({ id }) => id === active.id);
  useEffect(() => {
    if (!isDecided) return;
    setActive(null);
    setPointed(null);
    // The dialog that deletes a comment gives the focus back after the comment is gone.
    requestAnimationFrame(() => {
      if (!editor.isDestroyed && document.activeElement === document.body) focusText(editor);
    });
  }, [editor, isDecided]);

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
    <>
      {selected && (
        <CommentForm
          key={`${selected.anchor?.from} ${selected.anchor?.to} ${selected.quote}`}
          editor={editor}
          documentId={documentId}
          selected={selected}
          onDone={onDone}
        />
      )}
      {columns &&
        openOnes.length > 0 &&
        createPortal(
          <MarginCards
            editor={editor}
            channel={channel}
            comments={openOnes}
            active={active?.id ?? null}
            focuses={active?.focuses === true}
            pointed={pointed}
            onActivate={(id) => setActive(id ? { id, focuses: false } : null)}
            onPoint={setPointed}
          />,
          columns,
        )}
    </>
  );
}

/** As in document.css: from here on there is room beside the text. */
const WIDE_REM = 58;

/** What the text stands in with that beside it, where that has room; else null. */
function useWideColumns(editor: Editor): HTMLElement | null {
  const [columns, setColumns] = useState<HTMLElement | null>(null);
  useEffect(() => {
    const found = editor.view.dom.closest<HTMLElement>(".document-columns");
    const page = found?.closest(".document-scroll");
    if (!found || !page) return;
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    const look = () => setColumns(page.clientWidth >= WIDE_REM * rem ? found : null);
    look();
    const observer = new ResizeObserver(look);
    observer.observe(page);
    return () => observer.disconnect();
  }, [editor]);
  return columns;
}

const named = (ids: readonly string[]) =>
  `.document-text :is(${ids.map((id) => `[data-comment="${id}"]`).join()})`;
const MARKED = `{
  border-bottom: 2px solid color-mix(in oklab, var(--accent) 55%, transparent);
  background: color-mix(in oklab, var(--accent) 9%, transparent);
  cursor: pointer;
}`;

/** Rules of the page while this is shown, but not of its print: which comments are drawn changes without touching the editor's text. */
function useStyle(rules: string): void {
  useEffect(() => {
    if (!rules) return;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`@media screen{${rules}}`);
    document.adoptedStyleSheets.push(sheet);
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((known) => known !== sheet);
    };
  }, [rules]);
}
