"use client";
import { useState } from "react";
import type { Writing } from "@/components/composer/use-writing";
import { Dialog } from "@/components/ui/dialog";
import { MAX_BEFORE_CHARS } from "@/lib/ai/writing/limits";
import { changedDraft, draftLines } from "./draft-lines";
import { useWritingHelp } from "./use-writing-help";
import { WritingPanel } from "./writing-panel";

type ComposerWritingProps = { writing: Writing; channelId: string; onClose: () => void };

/** Help with a message that is being written, or with what is selected in it. Undo in the field takes it back. */
export default function ComposerWriting({ writing, channelId, onClose }: ComposerWritingProps) {
  const help = useWritingHelp({ type: "channel", id: channelId });
  const [draft] = useState(() => {
    const { selectionStart = 0, selectionEnd = 0 } = writing.field.current ?? {};
    const { text, mentions } = writing.written;
    const range =
      selectionStart < selectionEnd
        ? { from: selectionStart, to: selectionEnd }
        : { from: 0, to: text.length };
    return {
      text,
      range,
      lines: draftLines(
        text,
        range,
        mentions.map(({ label }) => label),
      ),
    };
  });
  const { text, range, lines } = draft;
  const blocks = lines.map(({ from: _, to: __, ...block }) => block);

  function close() {
    help.discard();
    onClose();
  }
  /** After the dialog has given the focus back. */
  function put(start: number, end: number, now: string) {
    close();
    requestAnimationFrame(() => requestAnimationFrame(() => writing.apply({ start, end, text: now })));
  }
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && close()}
      title="Writing help"
      description={
        lines.length === 0
          ? "Say what to write. You read it before it is put into your message."
          : `About ${range.to - range.from < text.length ? "the selected words" : "your message"}. Nothing is sent, and you see what changes first.`
      }
    >
      <WritingPanel
        help={help}
        hasText={lines.length > 0}
        canContinue={text.trim() !== ""}
        inputFor={({ action }) => ({
          ...{ instruction: "", option: "" },
          blocks: action === "continue" ? [] : blocks,
          before: action === "continue" ? text.slice(-MAX_BEFORE_CHARS).toWellFormed() : "",
        })}
        uses={[
          {
            label: "Replace",
            takes: "hunks",
            run: ({ hunks }) => put(0, text.length, changedDraft(text, lines, hunks)),
          },
          {
            label: text.trim() ? "Insert below" : "Insert",
            takes: "text",
            run: (_, answer) => put(text.length, text.length, `${text.trim() ? "\n\n" : ""}${answer}`),
          },
        ]}
        onClose={close}
      />
    </Dialog>
  );
}
