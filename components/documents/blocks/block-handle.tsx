"use client";
import { type Editor, useEditorState } from "@tiptap/react";
import { GripVertical } from "lucide-react";
import { type RefObject, useEffect, useRef, useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { type BlockRange, selectedBlocks } from "@/lib/documents/editor/blocks/block-range";
import { holdBlocks } from "@/lib/documents/editor/blocks/move-blocks";
import { BlockMenu, type BlockMenuContext, type HeldBlock } from "./block-menu";
import { blockUnder, elementOf } from "./drop-place";
import { useBlockDrag } from "./use-block-drag";
import { onMoveKey, useBlockMoves, useMoveKeys } from "./use-block-moves";

/** Of the handle, from the text to its left edge. */
const WIDTH = 24;
const HEIGHT = 24;

/**
 * A handle beside the block under the pointer, or the one with the caret: a click opens what can be done with it, a drag
 * moves it. Alt+Shift and an arrow move the block with the caret. Touch screens have the same in their toolbar.
 */
export default function BlockHandle(context: BlockMenuContext) {
  const { editor } = context;
  const handle = useRef<HTMLDivElement>(null);
  const pointed = usePointed(editor);
  /** What the menu is open for. */
  const [chosen, setChosen] = useState<HeldBlock | null>(null);
  // Drawn again where it is of another block, not with each letter.
  const { isFocused } = useEditorState({
    editor,
    selector: ({ editor: { state, isFocused } }) => ({
      ...{ isFocused, isPointed: Boolean(pointed?.()), block: keyOf(selectedBlocks(state.selection)) },
    }),
  });
  const current: HeldBlock = () => chosen?.() ?? pointed?.() ?? selectedBlocks(editor.state.selection);
  const isShown = chosen !== null || Boolean(pointed?.()) || isFocused;
  const { move, said } = useBlockMoves(editor);
  useMoveKeys(editor, move);
  const { takeDrag, listeners } = useBlockDrag(editor, current);
  usePlace(editor, handle, isShown ? current : null);

  return (
    <div
      ref={handle}
      data-block-handle
      hidden={!isShown}
      role="presentation"
      onKeyDownCapture={(event) => onMoveKey(event, (by) => move(current(), by))}
      className="absolute z-10 pointer-coarse:hidden max-sm:hidden print:hidden"
    >
      <BlockMenu
        {...context}
        {...{ move, said }}
        current={() => (takeDrag() ? null : current())}
        onOpen={(held) => setChosen(() => held)}
        trigger={
          <IconButton
            size="sm"
            label="Block"
            tooltipSide="left"
            // The text keeps what is selected in it.
            onMouseDown={(event) => event.preventDefault()}
            className="w-5 cursor-grab touch-none opacity-70 hover:opacity-100 active:cursor-grabbing"
            {...listeners}
          >
            <GripVertical />
          </IconButton>
        }
      />
    </div>
  );
}

const keyOf = (range: BlockRange | null): string => (range ? [...range.path, range.from].join() : "");

/** The block under the pointer; null once somebody writes, or it is gone. */
function usePointed(editor: Editor): HeldBlock | null {
  const [pointed, setPointed] = useState<HeldBlock | null>(null);
  useEffect(() => {
    const text = editor.view.dom;
    const page = text.closest<HTMLElement>(".document-page");
    if (!page) return;
    const listeners = new AbortController();
    const { signal } = listeners;
    let known = { key: "", held: null as HeldBlock | null };
    const point = (key: string, held: HeldBlock | null) => {
      known = { key, held };
      setPointed(() => held);
    };
    page.addEventListener(
      "mousemove",
      ({ buttons, target, clientX: x, clientY: y }) => {
        if (buttons > 0 || (target as Element).closest("[data-block-handle]")) return;
        const range = blockUnder(editor.view, { x, y });
        const key = keyOf(range);
        if (range && (key !== known.key || !known.held?.())) point(key, holdBlocks(editor.view, range));
      },
      { passive: true, signal },
    );
    page.addEventListener("mouseleave", () => point("", null), { signal });
    text.addEventListener("keydown", () => point("", null), { signal });
    return () => listeners.abort();
  }, [editor]);
  return pointed;
}

/** Puts the handle beside the first line of a block, when the page is drawn next. */
function usePlace(editor: Editor, handle: RefObject<HTMLElement | null>, current: HeldBlock | null) {
  useEffect(() => {
    const place = () => {
      const range = current?.();
      const page = handle.current?.offsetParent;
      const element = range && elementOf(editor.view, range.path, range.from);
      if (!handle.current || !page || !range || !element) return;
      const frame = page.getBoundingClientRect();
      const block = element.getBoundingClientRect();
      const list = element.tagName === "LI" ? element.parentElement?.getBoundingClientRect() : null;
      const first = element.querySelector("p, h1, h2, h3, pre, td, th") ?? element;
      const line = first.getBoundingClientRect().top + Math.min(lineOf(first) / 2, block.height / 2);
      handle.current.style.top = `${line - frame.top - HEIGHT / 2}px`;
      handle.current.style.left = `${(list ?? block).left - frame.left - WIDTH}px`;
    };
    const frame = requestAnimationFrame(place);
    const observer = new ResizeObserver(place);
    observer.observe(editor.view.dom);
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
    };
  });
}

/** The height of a line of text, with the space above it in its own box. */
function lineOf(element: Element): number {
  const { lineHeight, paddingTop } = getComputedStyle(element);
  return (Number.parseFloat(lineHeight) || HEIGHT) + 2 * (Number.parseFloat(paddingTop) || 0);
}
