"use client";
import type { Content } from "@tiptap/core";
import { type Editor, EditorContent, useEditor } from "@tiptap/react";
import { useEffect } from "react";
import { onDemand } from "@/components/ui/on-demand";
import { documentExtensions } from "@/lib/documents/rich-text/extensions";
import { DocumentCode } from "../code/document-code";
import { DocumentMentions } from "../mentions/document-mentions";
import { useHasMentions } from "../mentions/use-has-mentions";
import { useMentionClicks } from "../use-mention-clicks";
import { DrawnChanges } from "./draw-changes";
import "./history.css";

const MentionPreviews = onDemand(() => import("../mentions/mention-previews"), <span hidden />);

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
      extensions: [...documentExtensions, DocumentCode, DocumentMentions, DrawnChanges.configure({ before })],
      editorProps: {
        attributes: { role: "document", "aria-label": label, class: "document-text", tabindex: "0" },
      },
    },
    [content, before, label],
  );
  useMentionClicks(editor);
  const hasMentions = useHasMentions(editor);
  useEffect(() => {
    if (!editor) return;
    // Nothing of the past can be ticked.
    for (const box of editor.view.dom.querySelectorAll("input")) box.disabled = true;
    onDrawn(editor);
  }, [editor, onDrawn]);

  return (
    <>
      <EditorContent editor={editor} className="document-body" />
      {editor && hasMentions && <MentionPreviews editor={editor} />}
    </>
  );
}
