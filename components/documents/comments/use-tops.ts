import type { Editor } from "@tiptap/react";
import { type RefObject, useEffect, useState } from "react";
import { findCommented } from "./comment-place";

type Top = { id: string; top: number };
type Near = { from: number; to: number };

const isSame = (a: readonly Top[], b: readonly Top[]) =>
  a.length === b.length && a.every(({ id, top }, index) => id === b[index]?.id && top === b[index]?.top);

/**
 * How far down the texts of comments stand beside a list, in their order, and which part of it is near the screen: that
 * changes once for each screen that one scrolls.
 */
export function useTops(
  editor: Editor,
  list: RefObject<HTMLElement | null>,
  comments: ReadonlyMap<string, unknown>,
): { tops: readonly Top[]; near: Near } {
  const [tops, setTops] = useState<readonly Top[]>([]);
  const [near, setNear] = useState<Near>({ from: 0, to: 0 });

  useEffect(() => {
    const text = editor.view.dom;
    const page = text.closest(".document-scroll");
    if (!page) return;
    let frame = 0;
    function look() {
      const zero = list.current?.getBoundingClientRect().top ?? 0;
      const found = [...findCommented()].flatMap(([id, element]) =>
        // What a closed toggle hides has no place.
        comments.has(id) && element.getClientRects().length > 0
          ? [{ id, top: Math.round(element.getBoundingClientRect().top - zero) }]
          : [],
      );
      setTops((known) => (isSame(known, found) ? known : found));
      lookAround();
    }
    function lookAround() {
      if (!page || !list.current) return;
      const height = Math.max(1, page.clientHeight);
      const scrolled = page.getBoundingClientRect().top - list.current.getBoundingClientRect().top;
      const from = (Math.floor(scrolled / height) - 1) * height;
      setNear((known) =>
        known.from === from && known.to === from + 4 * height ? known : { from, to: from + 4 * height },
      );
    }
    const later = (work: () => void) => () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(work);
    };
    const onChange = later(look);
    const onScroll = later(lookAround);
    look();
    const observer = new ResizeObserver(onChange);
    observer.observe(text);
    editor.on("update", onChange);
    page.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
      editor.off("update", onChange);
      page.removeEventListener("scroll", onScroll);
    };
  }, [editor, list, comments]);
  return { tops, near };
}
