"use client";
import type { Editor } from "@tiptap/core";
import type { EditorView } from "@tiptap/pm/view";
import { useEffect, useState } from "react";
import { onDemand } from "@/components/ui/on-demand";
import { insertUploaded } from "./uploads";

const ImageDialog = onDemand(() => import("@/components/ai/images/image-dialog"));
const ASKED = "guildhall-image-asked";

/** Opens the dialog of `ImageByAi`. */
export function askForImage(view: EditorView): true {
  view.dom.dispatchEvent(new Event(ASKED));
  return true;
}

/** Has a model make a picture, and puts it where the caret is. */
export function ImageByAi({ editor, channelId }: { editor: Editor; channelId: string }) {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const { dom } = editor.view;
    const open = () => setOpen(true);
    dom.addEventListener(ASKED, open);
    return () => dom.removeEventListener(ASKED, open);
  }, [editor]);
  if (!isOpen) return null;
  return (
    <ImageDialog
      channelId={channelId}
      insertLabel="Put into the document"
      onInsert={(file) => insertUploaded(editor.view, file)}
      onClose={() => setOpen(false)}
    />
  );
}
