"use client";
import type { Content } from "@tiptap/core";
import { type Editor, EditorContent, useEditor } from "@tiptap/react";
import { useEffect } from "react";
import { documentExtensions } from "@/lib/documents/rich-text/extensions";
import { DocumentCode } from "../code/document-code";
import { useMentionClicks } from "../use-mention-clicks";
import { DrawnChanges } from "./draw-changes";
import "./history.css";

type VersionTextProps = {
  /** As JSON of the editor. */
  content: unknown;
  /** The version that it is compared with, or null. */
  before: unknown;
  /** For screen readers. */
  label: string;
  onDrawn: (editor: Editor) => void;
};

/** A document as it was, with what changed since another version. */
export function VersionText({ content, before, label, onDrawn }: VersionTextProps) {
  const editor = useEditor(
    {
      immediatelyRender: false,
      shouldRerenderOnTransaction: false,
      injectCSS: false,
      editable: false,
      content: content as Content,
      extensions: [...documentExtensions, DocumentCode, DrawnChanges.configure({ before })],
      editorProps: {
        attributes: { role: "document", "aria-label": label, class: "document-text", tabindex: "0" },
      },
    },
    [content, before, label],
  );
  useMentionClicks(editor);
  useEffect(() => {
    if (!editor) return;
    // Nothing of the past can be ticked.
    for (const box of editor.view.dom.querySelectorAll("input")) box.disabled = true;
    onDrawn(editor);
  }, [editor, onDrawn]);
  return <EditorContent editor={editor} className="document-body" />;
}
