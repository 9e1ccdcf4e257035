"use client";
import { Toolbar } from "@base-ui/react/toolbar";
import { isTextSelection } from "@tiptap/core";
import { type Editor, useEditorState } from "@tiptap/react";
import { CircleCheck, Link, MessageSquareQuote, Sparkles } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { cn } from "@/components/ui/cn";
import { isInputMethodKey } from "@/components/ui/input-method";
import { selectedBlocks } from "@/lib/documents/editor/blocks/block-range";
import { askAi } from "./ask-ai";
import { type TaskLine, taskLines } from "./blocks/task-lines";
import { isCommentKey } from "./comments/comment-place";
import { BLOCK_ACTIONS, MARK_ACTIONS } from "./format-actions";
import { FormatButtons, ToolbarButton, ToolbarSeparator } from "./format-buttons";
import { LinkForm } from "./link-form";
import { useAnchor } from "./use-anchor";

type BubbleToolbarProps = {
  editor: Editor;
  /** Without it, what is selected can only be commented on. */
  canFormat: boolean;
  /** Comments on what is selected; null for who may not. */
  onComment: (() => void) | null;
  /** Turns the items of task lists into tasks; with `canFormat` alone. */
  onTasks?: (lines: readonly TaskLine[]) => void;
};

/**
 * Formatting over the selected text, and commenting on it. Alt+F10 goes to it, also with nothing selected; Escape goes back to the
 * text. Not on touch screens, where the system's own selection menu takes this place.
 */
export default function BubbleToolbar({ editor, canFormat, onComment, onTasks }: BubbleToolbarProps) {
  const box = useRef<HTMLDivElement>(null);
  const [isAsked, setIsAsked] = useState(false);
  const [isLinking, setIsLinking] = useState(false);
  const isPointing = useIsPointing(editor);
  const { from, to, isFocused, hasText, hasWords, isInCode, isInLink, isInTask } = useEditorState({
    editor,
    selector: selectFacts,
  });
  const hasFormats = canFormat && !isInCode;
  const hasActions = hasText && (hasFormats || (hasWords && onComment !== null));
  const isShown = isAsked || isLinking || (isFocused && hasActions && !isPointing);
  useAnchor(editor, box, isShown ? { from, to } : null, "top");

  useEffect(() => {
    const dom = editor.view.dom;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.altKey && event.key === "F10") setIsAsked(true);
      else if (canFormat && isLinkKey(event, editor)) setIsLinking(true);
      else if (isCommentKey(event) && onComment) onComment();
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    dom.addEventListener("keydown", onKeyDown);
    return () => dom.removeEventListener("keydown", onKeyDown);
  }, [editor, canFormat, onComment]);

  useEffect(() => {
    if (!canFormat || !onTasks) return;
    const dom = editor.view.dom;
    const onKeyDown = (event: KeyboardEvent) => {
      if (!isTasksKey(event)) return;
      event.preventDefault();
      event.stopPropagation();
      askTasks(editor, onTasks);
    };
    // Before the editor, which would break the line.
    dom.addEventListener("keydown", onKeyDown, true);
    return () => dom.removeEventListener("keydown", onKeyDown, true);
  }, [editor, canFormat, onTasks]);

  useEffect(() => {
    if (isAsked) box.current?.querySelector<HTMLElement>("button")?.focus();
  }, [isAsked]);

  function close() {
    setIsAsked(false);
    setIsLinking(false);
  }

  if (!isShown) return null;
  return (
    <div
      ref={box}
      className={cn(
        "absolute z-30 w-max max-w-[calc(100%-1rem)] rounded-lg border border-line bg-raised p-1 shadow-lg",
        !isLinking && "pointer-coarse:hidden max-sm:hidden",
      )}
    >
      {isLinking ? (
        <LinkForm editor={editor} onDone={close} />
      ) : (
        <Toolbar.Root
          aria-label="Format selection"
          className="flex flex-wrap items-center gap-0.5"
          onKeyDown={(event) => {
            if (event.key !== "Escape") return;
            event.preventDefault();
            close();
            editor.commands.focus();
          }}
          onBlur={(event) => {
            if (!event.currentTarget.contains(event.relatedTarget)) setIsAsked(false);
          }}
        >
          {(hasFormats || isAsked) && canFormat && (
            <>
              <FormatButtons editor={editor} actions={MARK_ACTIONS} />
              <ToolbarButton
                label="Link"
                icon={Link}
                shortcut="mod+shift+k"
                isPressed={isInLink}
                onClick={() => setIsLinking(true)}
              />
              <ToolbarSeparator />
              <FormatButtons editor={editor} actions={BLOCK_ACTIONS} />
            </>
          )}
          {hasFormats && isInTask && onTasks && (
            <ToolbarButton
              label="Turn into tasks"
              icon={CircleCheck}
              shortcut="mod+shift+enter"
              onClick={() => {
                close();
                askTasks(editor, onTasks);
              }}
            />
          )}
          {hasWords && (hasFormats || onComment) && (
            <ToolbarButton
              label="Ask AI"
              icon={Sparkles}
              shortcut="mod+alt+a"
              onClick={() => {
                close();
                askAi(editor.view);
              }}
            />
          )}
          {onComment && hasWords && (
            <>
              {hasFormats && <ToolbarSeparator />}
              <ToolbarButton
                label="Comment"
                icon={MessageSquareQuote}
                shortcut="mod+alt+m"
                onClick={() => {
                  close();
                  onComment();
                }}
              />
            </>
          )}
        </Toolbar.Root>
      )}
    </div>
  );
}

function isTasksKey(event: KeyboardEvent): boolean {
  const { key, metaKey, ctrlKey, shiftKey, altKey } = event;
  return key === "Enter" && shiftKey && !altKey && (metaKey || ctrlKey) && !isInputMethodKey(event);
}

function askTasks(editor: Editor, onTasks: NonNullable<BubbleToolbarProps["onTasks"]>) {
  const range = selectedBlocks(editor.state.selection);
  if (range) onTasks(taskLines(editor, range));
}

/** mod+shift+k, and mod+k where there is something to link: elsewhere that leads to other places. */
const isLinkKey = (event: KeyboardEvent, editor: Editor) =>
  event.key.toLowerCase() === "k" &&
  (event.metaKey || event.ctrlKey) &&
  (event.shiftKey || (selectFacts({ editor }).hasText && !editor.isActive("codeBlock")));

function selectFacts({ editor }: { editor: Editor }) {
  const { selection, doc } = editor.state;
  const { from, to } = selection;
  const text = isTextSelection(selection) ? doc.textBetween(from, to) : "";
  return {
    from,
    to,
    isFocused: editor.isFocused,
    isInLink: editor.isActive("link"),
    isInTask: editor.isActive("taskItem"),
    isInCode: editor.isActive("codeBlock"),
    hasText: text.length > 0,
    hasWords: text.trim().length > 0,
  };
}

/** While the pointer is still selecting, a toolbar under it would be in the way. */
function useIsPointing(editor: Editor) {
  const [isPointing, setIsPointing] = useState(false);
  useEffect(() => {
    const dom = editor.view.dom;
    const down = () => setIsPointing(true);
    const up = () => setIsPointing(false);
    dom.addEventListener("pointerdown", down);
    window.addEventListener("pointerup", up);
    window.addEventListener("pointercancel", up);
    return () => {
      dom.removeEventListener("pointerdown", down);
      window.removeEventListener("pointerup", up);
      window.removeEventListener("pointercancel", up);
    };
  }, [editor]);
  return isPointing;
}
