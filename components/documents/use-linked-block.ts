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
export function useLinkedBlock(
  editor: Editor | null,
  document: Y.Doc,
  placeOf: PlaceOfBlock = boundPlace,
): void {
  const linked = useSearchParams().get("block");
  useEffect(() => {
    if (!editor || !linked) return;
    // The text is drawn a moment after the editor is there, all of it at once. A block that isn't in it then is gone:
    // an undo that brings it back later must not move the caret while somebody types.
    const arrive = () => {
      const [block] = document
        .getXmlFragment(DOCUMENT_FIELD)
        .createTreeWalker((node) => node instanceof Y.XmlElement && blockId(node) === linked);
      const position = placeOf(editor, block as Y.XmlElement | undefined);
      if (position === undefined) return;
      editor.off("transaction", arrive);
      if (position !== null) show(editor, position);
    };
    editor.on("transaction", arrive);
    arrive();
    return () => void editor.off("transaction", arrive);
  }, [editor, document, linked, placeOf]);
}

/** Where a block is in an editor: null where it is gone, undefined where the text isn't drawn yet. */
export type PlaceOfBlock = (editor: Editor, block: Y.XmlElement | undefined) => number | null | undefined;

/** In the editor that is bound to the document. */
const boundPlace: PlaceOfBlock = (editor, block) => {
  const { binding } = ySyncPluginKey.getState(editor.state) ?? {};
  // The editor has drawn nothing before the first time.
  if (!binding || binding.mapping.size === 0) return undefined;
  if (!block) return null;
  const start = Y.createRelativePositionFromTypeIndex(block, 0);
  return relativePositionToAbsolutePosition(binding.doc, binding.type, start, binding.mapping);
};

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
