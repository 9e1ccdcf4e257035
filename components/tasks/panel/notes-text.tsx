"use client";
import { Markdown } from "@/components/messages/markdown";

type NotesTextProps = { notes: string; onEdit?: (() => void) | undefined };

/** Notes to read. A click that follows no link and selects nothing begins to edit them; keys have the button. */
export function NotesText({ notes, onEdit }: NotesTextProps) {
  return (
    <div
      onPointerUp={({ target, button }) => {
        const isPart = target instanceof Element && target.closest("a, button, summary");
        if (button === 0 && !isPart && getSelection()?.isCollapsed) onEdit?.();
      }}
    >
      <Markdown body={notes} />
    </div>
  );
}
