import type { Editor } from "@tiptap/react";
import { type KeyboardEvent as ReactKeyboardEvent, useEffect, useState } from "react";
import { placeBeside } from "@/lib/documents/editor/blocks/block-places";
import { type BlockRange, nodeAt, selectedBlocks } from "@/lib/documents/editor/blocks/block-range";
import { moveBlocks } from "@/lib/documents/editor/blocks/move-blocks";

const STEPS: Readonly<Record<string, -1 | 1>> = { ArrowUp: -1, ArrowDown: 1 };

/** The step that Alt+Shift and an arrow ask for. */
function stepOf({ key, altKey, shiftKey, ctrlKey, metaKey }: KeyboardEvent) {
  return altKey && shiftKey && !ctrlKey && !metaKey ? STEPS[key] : undefined;
}

/** Moves blocks by a step. `said` is what a screen reader says of the last move. */
export function useBlockMoves(editor: Editor) {
  const [said, setSaid] = useState("");

  function move(range: BlockRange | null, by: -1 | 1) {
    const place = range && placeBeside(editor.state.doc, range, by);
    if (!range || !place) return setSaid(by < 0 ? "At the top already" : "At the bottom already");
    moveBlocks(editor.view, range, place);
    const moved = selectedBlocks(editor.state.selection);
    const beside = moved ? `, ${moved.from + 1} of ${nodeAt(editor.state.doc, moved.path).childCount}` : "";
    setSaid(`Moved ${by < 0 ? "up" : "down"}${beside}`);
  }

  return { move, said };
}

/** The same keys on a handle and its menu, which the page would take for ways to other channels. */
export function onMoveKey({ nativeEvent: event }: ReactKeyboardEvent, move: (by: -1 | 1) => void) {
  const by = stepOf(event);
  if (!by) return;
  event.preventDefault();
  event.stopPropagation();
  move(by);
}

/** Alt+Shift and an arrow move the block with the caret. */
export function useMoveKeys(editor: Editor, move: (range: BlockRange | null, by: -1 | 1) => void) {
  useEffect(() => {
    const text = editor.view.dom;
    const onKeyDown = (event: KeyboardEvent) => {
      const by = stepOf(event);
      if (!by || !editor.isEditable) return;
      event.preventDefault();
      event.stopPropagation();
      move(selectedBlocks(editor.state.selection), by);
    };
    text.addEventListener("keydown", onKeyDown);
    return () => text.removeEventListener("keydown", onKeyDown);
  });
}
