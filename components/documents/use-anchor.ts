import { posToDOMRect } from "@tiptap/core";
import type { Editor } from "@tiptap/react";
import { type RefObject, useLayoutEffect } from "react";

const GAP = 8;

/**
 * Places a floating box at a range of the text, inside the page that scrolls with it. Above the text if `side`
 * says so and there is room, else below; never over the page's edges.
 */
export function useAnchor(
  editor: Editor,
  box: RefObject<HTMLElement | null>,
  range: { from: number; to: number } | null,
  side: "top" | "bottom",
) {
  useLayoutEffect(() => {
    const element = box.current;
    const page = element?.offsetParent;
    if (!element || !page || !range) return;
    const place = () => {
      const size = editor.state.doc.content.size;
      const text = posToDOMRect(editor.view, Math.min(range.from, size), Math.min(range.to, size));
      const frame = page.getBoundingClientRect();
      const view = (page.closest(".document-scroll") ?? page).getBoundingClientRect();
      const hasRoomAbove = text.top - view.top > element.offsetHeight + GAP;
      const hasRoomBelow = view.bottom - text.bottom > element.offsetHeight + GAP;
      const isAbove = side === "top" ? hasRoomAbove || !hasRoomBelow : hasRoomAbove && !hasRoomBelow;
      const top = isAbove ? text.top - element.offsetHeight - GAP : text.bottom + GAP;
      const left = side === "top" ? (text.left + text.right - element.offsetWidth) / 2 : text.left;
      const rightmost = frame.width - element.offsetWidth - GAP;
      element.style.top = `${top - frame.top}px`;
      element.style.left = `${Math.max(GAP, Math.min(left - frame.left, rightmost))}px`;
    };
    place();
    const observer = new ResizeObserver(place);
    observer.observe(element);
    observer.observe(page);
    return () => observer.disconnect();
  });
}
