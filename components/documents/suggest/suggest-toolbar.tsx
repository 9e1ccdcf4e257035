"use client";
import { type Editor, useEditorState } from "@tiptap/react";
import { Strikethrough } from "lucide-react";
import { ToolbarButton } from "../format-buttons";
import { TouchBar, TouchRow } from "../touch-bar";

type SuggestToolbarProps = { editor: Editor; onComment: () => void };

/** What can be done with selected text in suggest mode, for touch and narrow screens. */
export function SuggestToolbar({ editor, onComment }: SuggestToolbarProps) {
  const hasSelection = useEditorState({ editor, selector: ({ editor }) => !editor.state.selection.empty });
  return (
    <TouchRow>
      <TouchBar label="Suggesting" {...{ editor, onComment }}>
        <ToolbarButton
          label="Suggest deleting"
          icon={Strikethrough}
          isDisabled={!hasSelection}
          onClick={() => editor.chain().focus().deleteSelection().run()}
        />
      </TouchBar>
    </TouchRow>
  );
}
