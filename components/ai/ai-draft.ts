"use client";
import { useState } from "react";
import { type MentionText, NOTHING_WRITTEN } from "@/components/composer/mention-text";

/** The key of the draft of a chat that begins. */
export const newChatDraft = (workspaceId: string) => `new.${workspaceId}`;

const PREFIX = "guildhall.ai-draft.";

/** What is written for a chat and not sent, kept in this browser. */
export function useAiDraft(userId: string, key: string, initial = "") {
  const name = `${PREFIX}${userId}.${key}`;
  const [written, setWritten] = useState<MentionText>(() => {
    const text = read(name) ?? initial;
    return text ? { text, mentions: [] } : NOTHING_WRITTEN;
  });
  function write(next: MentionText) {
    setWritten(next);
    store(name, next.text);
  }
  return {
    draft: [written, write] as const,
    /** Empties the field only: until it is sent, the text stays stored. */
    clearField: () => setWritten(NOTHING_WRITTEN),
    /** Removes what was sent, unless something else was written since. */
    drop(text: string) {
      if (read(name) === text) store(name, "");
    },
  };
}

function read(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

function store(name: string, text: string) {
  try {
    if (text) localStorage.setItem(name, text);
    else localStorage.removeItem(name);
  } catch {
    // The storage is full or off: the text lives as long as the page.
  }
}
