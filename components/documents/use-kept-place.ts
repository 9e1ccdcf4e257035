import { Selection, TextSelection } from "@tiptap/pm/state";
import type { Editor } from "@tiptap/react";
import {
  absolutePositionToRelativePosition,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from "@tiptap/y-tiptap";
import { type RefObject, useEffect, useLayoutEffect } from "react";
import type { Doc, RelativePosition } from "yjs";
import { isTyping } from "@/components/shell/shortcut-keys";

/** Positions of what an editor shows, as places in the document that both editors know. */
export type Places = {
  doc: Doc;
  encode: (position: number) => RelativePosition;
  decode: (place: RelativePosition) => number | null;
};
type Place = {
  doc: Doc;
  anchor: RelativePosition;
  head: RelativePosition;
  hasFocus: boolean;
  /** A place that was in view, and how far below the top edge. */
  seen: { place: RelativePosition; top: number } | null;
};
export type KeptPlace = RefObject<Place | null>;

/**
 * Gives caret, focus and scroll position of an editor to the one that takes its place.
 * @param placesOf null where nothing is drawn yet
 */
export function useKeptPlace(
  editor: Editor | null,
  kept: KeptPlace | undefined,
  placesOf: (editor: Editor) => Places | null = boundPlaces,
): void {
  // Before the editor's elements are removed.
  useLayoutEffect(() => {
    if (!editor || !kept) return;
    return () => {
      const places = editor.isDestroyed ? null : placesOf(editor);
      if (places) kept.current = read(editor, places);
    };
  }, [editor, kept, placesOf]);

  useEffect(() => {
    if (!editor || !kept?.current) return;
    const arrive = () => {
      const places = placesOf(editor);
      if (!places) return;
      editor.off("transaction", arrive);
      const place = kept.current;
      kept.current = null;
      if (place?.doc === places.doc) restore(editor, places, place);
    };
    editor.on("transaction", arrive);
    arrive();
    return () => void editor.off("transaction", arrive);
  }, [editor, kept, placesOf]);
}

/** Of the editor that is bound to the document. */
function boundPlaces({ state }: Editor): Places | null {
  const { binding } = ySyncPluginKey.getState(state) ?? {};
  if (!binding || binding.mapping.size === 0) return null;
  const { doc, type, mapping } = binding;
  return {
    doc,
    encode: (position) => absolutePositionToRelativePosition(position, type, mapping),
    decode: (place) => relativePositionToAbsolutePosition(doc, type, place, mapping),
  };
}

const scrollerOf = ({ view }: Editor) => view.dom.closest<HTMLElement>(".document-scroll");

function read(editor: Editor, { doc, encode }: Places): Place {
  const { view, state } = editor;
  const { anchor, head } = state.selection;
  const { activeElement } = document;
  const isInside = Boolean(scrollerOf(editor)?.contains(activeElement)) && !isTyping(activeElement);
  const position = positionInView(editor);
  const top = position === null ? 0 : topAt(editor, position);
  return {
    ...{ doc, anchor: encode(anchor), head: encode(head), hasFocus: view.hasFocus() || isInside },
    seen: position === null ? null : { place: encode(position), top },
  };
}

function restore(editor: Editor, { decode }: Places, { anchor, head, hasFocus, seen }: Place) {
  const { view } = editor;
  const [from, to] = [decode(anchor), decode(head)];
  if (from !== null && to !== null) {
    const { doc, tr } = view.state;
    const $at = (position: number) => doc.resolve(Math.min(position, doc.content.size));
    const selection = from === to ? Selection.near($at(from)) : TextSelection.between($at(from), $at(to));
    view.dispatch(tr.setSelection(selection).setMeta("addToHistory", false));
  }
  // Somebody may write elsewhere by now.
  if (hasFocus && !isTyping(document.activeElement)) view.focus();
  const position = seen && decode(seen.place);
  if (seen && position !== null) scrollerOf(editor)?.scrollBy({ top: topAt(editor, position) - seen.top });
}

/** The caret's position where one sees it, otherwise one at the upper edge. */
function positionInView(editor: Editor): number | null {
  const scroller = scrollerOf(editor)?.getBoundingClientRect();
  if (!scroller) return null;
  const { head } = editor.state.selection;
  const caret = editor.view.coordsAtPos(head);
  if (caret.bottom > scroller.top && caret.top < scroller.bottom) return head;
  const { left, width } = editor.view.dom.getBoundingClientRect();
  const middle = { left: left + width / 2, top: scroller.top + scroller.height / 2 };
  return editor.view.posAtCoords(middle)?.pos ?? null;
}

function topAt(editor: Editor, position: number): number {
  const edge = scrollerOf(editor)?.getBoundingClientRect().top ?? 0;
  return editor.view.coordsAtPos(Math.min(position, editor.state.doc.content.size)).top - edge;
}
