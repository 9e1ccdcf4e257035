"use client";
import { Toolbar } from "@base-ui/react/toolbar";
import { type Editor, useEditorState } from "@tiptap/react";
import { Link, MessageSquareQuote, Redo2, Undo2 } from "lucide-react";
import { useState } from "react";
import type { TaskLine } from "./blocks/task-lines";
import { TouchBlockMenu } from "./blocks/touch-block-menu";
import { BLOCK_ACTIONS, MARK_ACTIONS, MEDIA_ACTIONS } from "./format-actions";
import { FormatButtons, ToolbarButton, ToolbarSeparator } from "./format-buttons";
import { LinkForm } from "./link-form";

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
  const { isFocused, canUndo, canRedo, isInLink, hasSelection } = useEditorState({
    editor,
    selector: ({ editor }) => ({
      isFocused: editor.isFocused,
      canUndo: editor.can().undo(),
      canRedo: editor.can().redo(),
      isInLink: editor.isActive("link"),
      hasSelection: !editor.state.selection.empty,
    }),
  });
  function leaveLink() {
    setIsLinking(false);
    // The button that had the focus went without saying so.
    setInside(false);
  }

  // The field of a link and the menu take the focus from the text.
  if (channelId === null && !isFocused && !isInside && !isMenuOpen && !isLinking) return null;
  return (
    <div className="sticky bottom-0 z-20 hidden border-t bg-raised px-1 pb-[env(safe-area-inset-bottom)] pointer-coarse:block max-sm:block">
      {isLinking ? (
        <div className="p-1">
          <LinkForm editor={editor} onDone={leaveLink} />
        </div>
      ) : (
        <Toolbar.Root
          aria-label="Formatting"
          onFocus={() => setInside(true)}
          onBlur={(event) => setInside(event.currentTarget.contains(event.relatedTarget))}
          className="flex items-center overflow-x-auto py-0.5 [scrollbar-width:none]"
        >
          <ToolbarButton
            label="Undo"
            icon={Undo2}
            isDisabled={!canUndo}
            onClick={() => editor.chain().focus().undo().run()}
          />
          <ToolbarButton
            label="Redo"
            icon={Redo2}
            isDisabled={!canRedo}
            onClick={() => editor.chain().focus().redo().run()}
          />
          <ToolbarSeparator />
          {onComment && (
            <ToolbarButton
              label="Comment"
              icon={MessageSquareQuote}
              isDisabled={!hasSelection}
              onClick={onComment}
            />
          )}
          <FormatButtons editor={editor} actions={MARK_ACTIONS} />
          <ToolbarButton label="Link" icon={Link} isPressed={isInLink} onClick={() => setIsLinking(true)} />
          <ToolbarSeparator />
          <TouchBlockMenu {...{ editor, channelId, onComment, onTasks }} onOpenChange={setMenuOpen} />
          <FormatButtons editor={editor} actions={[...BLOCK_ACTIONS, ...MEDIA_ACTIONS]} />
        </Toolbar.Root>
      )}
    </div>
  );
}
