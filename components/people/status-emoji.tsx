"use client";
import { useStatus } from "./use-status";

/** A person's status emoji beside their name, with its text as tooltip and label. */
export function StatusEmoji({ userId }: { userId: string }) {
  const status = useStatus(userId);
  if (!status) return null;
  const { emoji, text } = status;
  return (
    <span role="img" aria-label={`Status: ${text || emoji}`} title={text || undefined} className="shrink-0">
      {emoji || "💬"}
    </span>
  );
}
