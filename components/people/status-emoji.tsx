"use client";
import { useStatus } from "./use-status";

/** Beside a name: the picture of somebody's status, with its words for those who point at it or listen. */
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
