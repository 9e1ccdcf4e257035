import type { Editor } from "@tiptap/react";
import { useEffect, useState } from "react";
import { mentionsKey } from "./document-mentions";

/** Whether a text mentions anything but people. Its first drawing may come before this listens, so it looks by itself. */
export function useHasMentions(editor: Editor | null): boolean {
  const [has, setHas] = useState(false);
  useEffect(() => {
    if (!editor) return;
    const look = () => setHas((mentionsKey.getState(editor.state)?.mentions.length ?? 0) > 0);
    editor.on("transaction", look);
    look();
    return () => void editor.off("transaction", look);
  }, [editor]);
  return has;
}
