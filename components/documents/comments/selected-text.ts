import { isTextSelection } from "@tiptap/core";
import type { Editor } from "@tiptap/react";
import { absolutePositionToRelativePosition, ySyncPluginKey } from "@tiptap/y-tiptap";
import * as Y from "yjs";
import type { NewDocumentComment } from "@/lib/documents/comments/schema";

/** Text to comment on, and where it stands however it moves. */
export type SelectedText = Pick<NewDocumentComment, "quote" | "anchor"> & { from: number; to: number };

/** What is selected; null where that is no text. */
export function selectedText({ state }: Editor): SelectedText | null {
  const { selection, doc } = state;
  const { from, to } = selection;
  const quote = doc.textBetween(from, to, "\n", "\uFFFC");
  const sync = ySyncPluginKey.getState(state);
  if (!isTextSelection(selection) || quote.trim() === "" || !sync?.binding) return null;
  const encode = (position: number) => {
    const relative = absolutePositionToRelativePosition(position, sync.type, sync.binding.mapping);
    return btoa(String.fromCharCode(...Y.encodeRelativePosition(relative)));
  };
  return { from, to, quote, anchor: { from: encode(from), to: encode(to) } };
}
