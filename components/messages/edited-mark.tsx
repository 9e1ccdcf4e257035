"use client";
import { useState } from "react";
import { onDemand } from "@/components/ui/on-demand";
import { useTimeFormat } from "@/components/ui/time";
import type { Message } from "@/lib/messages/schema";

const EditHistoryDialog = onDemand(() => import("./edit-history-dialog"));

/** Says that a message was edited, and shows what it said before. */
export function EditedMark({ message }: { message: Message }) {
  const format = useTimeFormat();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        title={message.editedAt ? format.full(message.editedAt) : undefined}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
        className="rounded-sm text-muted text-xs hover:text-ink hover:underline"
      >
        (edited)
      </button>
      {isOpen && <EditHistoryDialog message={message} onClose={() => setOpen(false)} />}
    </>
  );
}
