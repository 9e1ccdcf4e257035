import type { Editor } from "@tiptap/react";
import { toast } from "@/components/ui/toast";
import { asOneUndo } from "@/lib/documents/editor/blocks/move-blocks";

/**
 * Puts a model's text below the block at a place, as blocks of its own and one step of undo; in the place of an empty
 * paragraph.
 */
export async function insertBelow(editor: Editor, position: number, text: string): Promise<boolean> {
  const { markdownBlocks } = await import("@/components/documents/markdown-blocks");
  const blocks = markdownBlocks(text);
  if (!blocks || blocks.length === 0) {
    toast.error("The answer can’t be inserted as it is. Copy the part that you need.");
    return false;
  }
  const { doc } = editor.state;
  const $place = doc.resolve(Math.min(position, doc.content.size));
  const isEmpty =
    $place.depth === 1 && $place.parent.type.name === "paragraph" && $place.parent.content.size === 0;
  const at = $place.depth === 0 ? $place.pos : $place.after(1);
  const range = isEmpty ? { from: $place.before(1), to: at } : { from: at, to: at };
  let isDone = false;
  asOneUndo(editor.view, () => {
    isDone = editor.chain().insertContentAt(range, blocks).run();
  });
  return isDone;
}
