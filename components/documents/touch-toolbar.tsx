"use client";
import { type Editor, useEditorState } from "@tiptap/react";
import { Link } from "lucide-react";
import { useState } from "react";
import type { TaskLine } from "./blocks/task-lines";
import { TouchBlockMenu } from "./blocks/touch-block-menu";
import { BLOCK_ACTIONS, MARK_ACTIONS, MEDIA_ACTIONS } from "./format-actions";
import { FormatButtons, ToolbarButton, ToolbarSeparator } from "./format-buttons";
import { LinkForm } from "./link-form";
import { TouchBar, TouchRow } from "./touch-bar";

type TouchToolbarProps = {
  editor: Editor;
  /** Null where the text is a part of something else: then this is there only while the text or itself is in use. */
  channelId: string | null;
  /** Comments on what is selected; null for who may not. */
  onComment: (() => void) | null;
  /** Turns the items of task lists into tasks. */
  onTasks: (lines: readonly TaskLine[]) => void;
};

/** Formatting for touch and narrow screens: one row over the keyboard, swiped sideways. */
export default function TouchToolbar({ editor, channelId, onComment, onTasks }: TouchToolbarProps) {
  const [isLinking, setIsLinking] = useState(false);
  const [isInside, setInside] = useState(false);
  const [isMenuOpen, setMenuOpen] = useState(false);
  const { isFocused, isInLink } = useEditorState({
    editor,
    selector: ({ editor }) => ({ isFocused: editor.isFocused, isInLink: editor.isActive("link") }),
  });
  function leaveLink() {
    setIsLinking(false);
    // The button that had the focus went without saying so.
    setInside(false);
  }

  // The field of a link and the menu take the focus from the text.
  if (channelId === null && !isFocused && !isInside && !isMenuOpen && !isLinking) return null;
  return (
    <TouchRow>
      {isLinking ? (
        <div className="p-1">
          <LinkForm editor={editor} onDone={leaveLink} />
        </div>
      ) : (
        <TouchBar label="Formatting" {...{ editor, onComment }} onInside={setInside}>
          <FormatButtons editor={editor} actions={MARK_ACTIONS} />
          <ToolbarButton label="Link" icon={Link} isPressed={isInLink} onClick={() => setIsLinking(true)} />
          <ToolbarSeparator />
          <TouchBlockMenu {...{ editor, channelId, onComment, onTasks }} onOpenChange={setMenuOpen} />
          <FormatButtons editor={editor} actions={[...BLOCK_ACTIONS, ...MEDIA_ACTIONS]} />
        </TouchBar>
      )}
    </TouchRow>
  );
}
