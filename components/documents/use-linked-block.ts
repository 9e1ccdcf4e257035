import type { Editor } from "@tiptap/react";
import { relativePositionToAbsolutePosition, ySyncPluginKey } from "@tiptap/y-tiptap";
import { useSearchParams } from "next/navigation";
import { useEffect } from "react";
import * as Y from "yjs";
import { DOCUMENT_FIELD } from "@/lib/documents/names";
import { blockId } from "@/lib/documents/text-block";

const FLASH_MS = 2_000;

/** Scrolls to the block named by `?block=`, highlights it and places the caret there. */
export function useLinkedBlock(editor: Editor | null, document: Y.Doc): void {
  const linked = useSearchParams().get("block");
  useEffect(() => {
    if (!editor || !linked) return;
    const arrive = () => {
      const position = positionOf(editor, document, linked);
      if (position === null) return;
      editor.off("transaction", arrive);
      show(editor, position);
    };
    // The text is drawn a moment after the editor is there.
    editor.on("transaction", arrive);
    arrive();
    return () => void editor.off("transaction", arrive);
  }, [editor, document, linked]);
}

function positionOf(editor: Editor, document: Y.Doc, id: string): number | null {
  const fragment = document.getXmlFragment(DOCUMENT_FIELD);
  const isBlock = (node: unknown) => node instanceof Y.XmlElement && blockId(node) === id;
  const [block] = fragment.createTreeWalker(isBlock);
  const mapping = ySyncPluginKey.getState(editor.state)?.binding?.mapping;
  if (!block || !mapping || editor.state.doc.content.size === 0) return null;
  const start = Y.createRelativePositionFromTypeIndex(block, 0);
  return relativePositionToAbsolutePosition(document, fragment, start, mapping);
}

function show(editor: Editor, position: number) {
  const { node } = editor.view.domAtPos(position);
  const element = node instanceof HTMLElement ? node : node.parentElement;
  element?.scrollIntoView({ block: "center" });
  // An animation, since the editor reads a changed class as an edit.
  element?.animate({ backgroundColor: ["var(--brass-soft)", "transparent"] }, FLASH_MS);
  editor.commands.setTextSelection(position);
  // On a touch screen the keyboard would hide half of the page.
  if (matchMedia("(pointer: fine)").matches) editor.view.focus();
}
