"use client";
import type { Node } from "@tiptap/pm/model";
import type { Editor } from "@tiptap/react";
import { useEffect, useRef, useState } from "react";
import { cn } from "@/components/ui/cn";
import { stepThrough } from "@/components/ui/step-through";
import { openToggles } from "@/lib/documents/editor/open-toggles";

type Heading = { position: number; level: number; text: string };

/** A heading counts as the one that is read once it is this near the top. */
const NEAR_TOP = 96;
/** With fewer there is nothing to find one's way by. */
const FEWEST = 2;
/** After a change. */
const SETTLE_MS = 200;
const INDENTS = ["", "pl-5", "pl-8"];

/** The headings of a document beside it; the one whose part is read is marked. */
export default function Outline({ editor }: { editor: Editor }) {
  const headings = useHeadings(editor);
  const current = useCurrent(editor, headings);
  if (headings.length < FEWEST) return null;
  const top = Math.min(...headings.map(({ level }) => level));

  function open(index: number) {
    const position = headingsOf(editor.state.doc)[index]?.position;
    if (position === undefined) return;
    const element = elementAt(editor, position);
    if (element) openToggles(element);
    element?.scrollIntoView({ block: "start" });
    if (!editor.isEditable) return;
    editor.commands.setTextSelection(position + 1);
    editor.view.focus();
  }
  return (
    <nav aria-label="Outline" className="document-outline">
      <ol onKeyDown={stepThrough} className="flex flex-col border-l">
        {headings.map((heading, index) => (
          <li key={heading.position} className="flex">
            <button
              type="button"
              aria-current={index === current ? "location" : undefined}
              tabIndex={index === Math.max(current, 0) ? 0 : -1}
              onClick={() => open(index)}
              className={cn(
                "-ml-px line-clamp-2 w-full rounded-r-md border-transparent border-l-2 py-1 pr-2 pl-3 text-left text-muted text-sm hover:bg-hover hover:text-ink aria-[current]:border-accent aria-[current]:text-ink",
                INDENTS[Math.min(heading.level - top, INDENTS.length - 1)],
              )}
            >
              {heading.text}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/**
 * The headings a moment after they were written: each letter moves all that follow it, and where a heading is now is asked
 * of the document.
 */
function useHeadings(editor: Editor): readonly Heading[] {
  const [headings, setHeadings] = useState<readonly Heading[]>(() => headingsOf(editor.state.doc));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      timer = undefined;
      if (editor.isDestroyed) return;
      const now = headingsOf(editor.state.doc);
      setHeadings((known) => (isSame(known, now) ? known : now));
    };
    const onUpdate = () => {
      timer ??= setTimeout(look, SETTLE_MS);
    };
    look();
    editor.on("update", onUpdate);
    return () => {
      clearTimeout(timer);
      editor.off("update", onUpdate);
    };
  }, [editor]);
  return headings;
}

const isSame = (one: readonly Heading[], other: readonly Heading[]) =>
  one.length === other.length &&
  one.every(({ level, text }, index) => level === other[index]?.level && text === other[index].text);

/** Documents never change: each is read once. */
const known = new WeakMap<Node, Heading[]>();

function headingsOf(doc: Node): Heading[] {
  const before = known.get(doc);
  if (before) return before;
  const headings: Heading[] = [];
  doc.descendants((node, position) => {
    const text = node.type.name === "heading" ? node.textContent.trim() : "";
    if (text) headings.push({ position, level: Number(node.attrs.level), text });
    return !node.isTextblock;
  });
  known.set(doc, headings);
  return headings;
}

function elementAt({ view }: Editor, position: number): HTMLElement | null {
  const node = view.nodeDOM(position);
  return node instanceof HTMLElement ? node : null;
}

/** What is seen of an element: of one in a closed toggle, the toggle. */
function shownAround(element: HTMLElement | null): HTMLElement | null {
  let shown = element;
  while (shown && shown.getClientRects().length === 0) shown = shown.parentElement;
  return shown;
}

/** The heading of the part that is at the top of the page; -1 before the first. */
function useCurrent(editor: Editor, headings: readonly Heading[]): number {
  const [current, setCurrent] = useState(-1);
  const frame = useRef(0);
  useEffect(() => {
    const page = editor.view.dom.closest(".document-scroll");
    if (!page) return;
    const look = () => {
      const line = page.getBoundingClientRect().top + NEAR_TOP;
      const places = headingsOf(editor.state.doc);
      let [low, high] = [0, places.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        const heading = places[middle];
        const top = heading && shownAround(elementAt(editor, heading.position))?.getBoundingClientRect().top;
        if (top !== undefined && top <= line) low = middle + 1;
        else high = middle;
      }
      setCurrent(low - 1);
    };
    const onScroll = () => {
      cancelAnimationFrame(frame.current);
      frame.current = requestAnimationFrame(look);
    };
    if (headings.length > 0) onScroll();
    page.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      cancelAnimationFrame(frame.current);
      page.removeEventListener("scroll", onScroll);
    };
  }, [editor, headings]);
  return current;
}
