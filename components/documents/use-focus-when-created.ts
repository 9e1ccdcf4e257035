import type { Editor } from "@tiptap/react";
import { useEffect } from "react";
import { takeCreated } from "@/components/channels/just-created";

/** The caret stands in the text of a document that this person has just created. */
export function useFocusWhenCreated(editor: Editor | null, channelId: string): void {
  useEffect(() => {
    if (editor && takeCreated(channelId)) editor.commands.focus("start");
  }, [editor, channelId]);
}
