"use client";
import { Toolbar } from "@base-ui/react/toolbar";
import { type Editor, useEditorState } from "@tiptap/react";
import { MessageSquareQuote, Redo2, Sparkles, Undo2 } from "lucide-react";
import type { FocusEvent, ReactNode } from "react";
import { askAi } from "./ask-ai";
import { ToolbarButton, ToolbarSeparator } from "./format-buttons";

/** Stands over the keyboard of touch and narrow screens. */
export const TouchRow = ({ children }: { children: ReactNode }) => (
  <div className="sticky bottom-0 z-20 hidden border-t bg-raised px-1 pb-[env(safe-area-inset-bottom)] pointer-coarse:block max-sm:block">
    {children}
  </div>
);

type TouchBarProps = {
  editor: Editor;
  label: string;
  /** Comments on what is selected; null for who may not. */
  onComment: (() => void) | null;
  onInside?: (isInside: boolean) => void;
  children: ReactNode;
};

/** One row of actions, swiped sideways: those of every text, then the given ones. */
export function TouchBar({ editor, label, onComment, onInside, children }: TouchBarProps) {
  const { canUndo, canRedo, hasSelection } = useEditorState({
    editor,
    selector: ({ editor }) => ({
      canUndo: editor.can().undo(),
      canRedo: editor.can().redo(),
      hasSelection: !editor.state.selection.empty,
    }),
  });
  return (
    <Toolbar.Root
      aria-label={label}
      onFocus={() => onInside?.(true)}
      onBlur={(event: FocusEvent<HTMLElement>) =>
        onInside?.(event.currentTarget.contains(event.relatedTarget))
      }
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
      <ToolbarButton label="Ask AI" icon={Sparkles} onClick={() => askAi(editor.view)} />
      {onComment && (
        <ToolbarButton
          label="Comment"
          icon={MessageSquareQuote}
          isDisabled={!hasSelection}
          onClick={onComment}
        />
      )}
      {children}
    </Toolbar.Root>
  );
}
