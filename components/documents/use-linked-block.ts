import { Selection } from "@tiptap/pm/state";
import type { Editor } from "@tiptap/react";
import { relativePositionToAbsolutePosition, ySyncPluginKey } from "@tiptap/y-tiptap";
import { useSearchParams } from "next/navigation";
import { useEffect } from "react";
import * as Y from "yjs";
import { openToggles } from "@/lib/documents/editor/open-toggles";
import { DOCUMENT_FIELD } from "@/lib/documents/names";
import { blockId } from "@/lib/documents/text-block";

const FLASH_MS = 2_000;

/** Scrolls to the block named by `?block=`, highlights it and places the caret there. */
export function useLinkedBlock(editor: Editor | null, document: Y.Doc): void {
  const linked = useSearchParams().get("block");
  useEffect(() => {
    if (!editor || !linked) return;
    // The text is drawn a moment after the editor is there, all of it at once. A block that isn't in it then is gone:
    // an undo that brings it back later must not move the caret while somebody types.
    const arrive = () => {
      if (!isDrawn(editor)) return;
      editor.off("transaction", arrive);
      const position = positionOf(editor, document, linked);
      if (position !== null) show(editor, position);
    };
    editor.on("transaction", arrive);
    arrive();
    return () => void editor.off("transaction", arrive);
  }, [editor, document, linked]);
}

/** What the editor has drawn of each type of the document: nothing before the first time. */
const mappingOf = (editor: Editor) => ySyncPluginKey.getState(editor.state)?.binding?.mapping;
const isDrawn = (editor: Editor): boolean => (mappingOf(editor)?.size ?? 0) > 0;

function positionOf(editor: Editor, document: Y.Doc, id: string): number | null {
  const fragment = document.getXmlFragment(DOCUMENT_FIELD);
  const isBlock = (node: unknown) => node instanceof Y.XmlElement && blockId(node) === id;
  const [block] = fragment.createTreeWalker(isBlock);
  const mapping = mappingOf(editor);
  if (!block || !mapping) return null;
  const start = Y.createRelativePositionFromTypeIndex(block, 0);
  return relativePositionToAbsolutePosition(document, fragment, start, mapping);
}

function show(editor: Editor, position: number) {
  const { node } = editor.view.domAtPos(position);
  const element = node instanceof HTMLElement ? node : node.parentElement;
  if (element) openToggles(element);
  element?.scrollIntoView({ block: "center" });
  // An animation, since the editor reads a changed class as an edit.
  element?.animate({ backgroundColor: ["var(--brass-soft)", "transparent"] }, FLASH_MS);
  const { doc, tr } = editor.state;
  editor.view.dispatch(tr.setSelection(Selection.near(doc.resolve(position))));
  // On a touch screen the keyboard would hide half of the page. Beside a list that is gone through by keys, the list stays.
  const isPreview = document.activeElement?.closest("[data-keeps-focus]");
  if (matchMedia("(pointer: fine)").matches && !isPreview) editor.view.focus();
}
