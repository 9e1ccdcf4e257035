"use client";
import { useRef } from "react";
import { replaceRange } from "@/components/messages/replace-range";
import { MESSAGE_MAX_LENGTH } from "@/lib/messages/limits";
import { addMention, fromMarkdown, type MentionText, toMarkdown } from "./mention-text";
import type { Completion } from "./suggestion";
import type { TextEdit } from "./text-edit";

/**
 * Signs that reverse text, and the one that ends it, which no message may have: they come along unseen with a phone
 * number that was copied.
 */
const UNSEEN = /[\0\u202A-\u202E\u2066-\u2069]/g;

/**
 * A text that is being written, with the names in it, and what its field does to it: the same for a new message and
 * for one that is changed. Where the text is kept is the caller's.
 */
export function useWriting(
  [written, setWritten]: readonly [MentionText, (next: MentionText) => void],
  maxLength = MESSAGE_MAX_LENGTH,
) {
  const field = useRef<HTMLTextAreaElement>(null);
  const body = toMarkdown(written).replace(UNSEEN, "").toWellFormed().trim();

  function apply(edit: TextEdit) {
    if (!field.current) return;
    replaceRange(field.current, edit.start, edit.end, edit.text);
    if (edit.select) field.current.setSelectionRange(...edit.select);
  }

  /** Puts a name or text in place of what was typed of it. */
  function complete(start: number, completion: Completion) {
    const element = field.current;
    if (!element) return;
    const { text, target } = completion;
    const { label, mentions } = target
      ? addMention(written.mentions, text, target)
      : { label: text, mentions: written.mentions };
    apply({ start, end: element.selectionEnd, text: `${label} ` });
    // Runs after the field's own change event, so that both are applied together.
    setWritten({ text: element.value, mentions });
  }

  function insert(markdown: string) {
    const element = field.current;
    if (!element) return;
    const { text, mentions } = fromMarkdown(markdown, written.mentions);
    apply({ start: element.selectionStart, end: element.selectionEnd, text });
    if (markdown) setWritten({ text: element.value, mentions });
  }

  return {
    field,
    written,
    setWritten,
    /** As Markdown. */
    body,
    isTooLong: body.length > maxLength,
    change: (text: string) => setWritten({ ...written, text }),
    apply,
    complete,
    insert,
  };
}

export type Writing = ReturnType<typeof useWriting>;
