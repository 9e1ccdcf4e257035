"use client";
import { Toolbar } from "@base-ui/react/toolbar";
import { type Editor, useEditorState } from "@tiptap/react";
import { Link, MessageSquareQuote, Redo2, Undo2 } from "lucide-react";
import { useState } from "react";
import { TouchBlockMenu } from "./blocks/touch-block-menu";
import { BLOCK_ACTIONS, MARK_ACTIONS, MEDIA_ACTIONS } from "./format-actions";
import { FormatButtons, ToolbarButton, ToolbarSeparator } from "./format-buttons";
import { LinkForm } from "./link-form";

type TouchToolbarProps = {
  editor: Editor;
  /** Comments on what is selected; null for who may not. */
  onComment: (() => void) | null;
};

/** Formatting for touch and narrow screens: one row over the keyboard, swiped sideways. */
export default function TouchToolbar({ editor, onComment }: TouchToolbarProps) {
  const [isLinking, setIsLinking] = useState(false);
  const { canUndo, canRedo, isInLink, hasSelection } = useEditorState({
    editor,
    selector: ({ editor }) => ({
      canUndo: editor.can().undo(),
      canRedo: editor.can().redo(),
      isInLink: editor.isActive("link"),
      hasSelection: !editor.state.selection.empty,
    }),
  });
  return (
    <div className="sticky bottom-0 z-20 hidden border-t bg-raised px-1 pb-[env(safe-area-inset-bottom)] pointer-coarse:block max-sm:block">
      {isLinking ? (
        <div className="p-1">
          <LinkForm editor={editor} onDone={() => setIsLinking(false)} />
        </div>
      ) : (
        <Toolbar.Root
          aria-label="Formatting"
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
          <TouchBlockMenu editor={editor} onComment={onComment} />
          <FormatButtons editor={editor} actions={[...BLOCK_ACTIONS, ...MEDIA_ACTIONS]} />
        </Toolbar.Root>
      )}
    </div>
  );
}
