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
      <Markdown body={withCallouts(notes)} />
    </div>
  );
}

/** Messages have no callouts: until the editor is there, each is a quote under its name. */
const withCallouts = (notes: string) =>
  notes.replaceAll(
    /^> \[!([A-Z])([A-Z]+)\]$/gm,
    (_, first: string, rest: string) => `> **${first}${rest.toLowerCase()}**`,
  );
