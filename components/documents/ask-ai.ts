import type { EditorView } from "@tiptap/pm/view";
import type { Editor } from "@tiptap/react";
import { useEffect, useState } from "react";
import type { WritingAction } from "@/lib/ai/writing/actions";

const EVENT = "guildhall-ask-ai";
/** What AI is to do with what is selected; null: the person chooses. */
export type AskedAi = { action: WritingAction | null };

/** Opens writing help at the selection. */
export function askAi(view: EditorView, action: AskedAi["action"] = null): true {
  view.dom.dispatchEvent(new CustomEvent<AskedAi>(EVENT, { detail: { action } }));
  return true;
}

/** By the place of the key: with Alt, it types another letter on some systems. */
const isAiKey = ({ code, altKey, metaKey, ctrlKey, shiftKey }: KeyboardEvent) =>
  code === "KeyA" && altKey && !shiftKey && (metaKey || ctrlKey);

/** What writing help was asked for in an editor; by its key too. */
export function useAskedAi(editor: Editor | null, isAllowed: boolean) {
  const [asked, setAsked] = useState<AskedAi | null>(null);
  useEffect(() => {
    if (!editor || !isAllowed) return;
    const { dom } = editor.view;
    const onAsk = (event: Event) => setAsked((event as CustomEvent<AskedAi>).detail);
    const onKeyDown = (event: KeyboardEvent) => {
      if (!isAiKey(event)) return;
      event.preventDefault();
      setAsked({ action: null });
    };
    dom.addEventListener(EVENT, onAsk);
    dom.addEventListener("keydown", onKeyDown);
    return () => {
      dom.removeEventListener(EVENT, onAsk);
      dom.removeEventListener("keydown", onKeyDown);
    };
  }, [editor, isAllowed]);
  return { asked, close: () => setAsked(null) };
}
