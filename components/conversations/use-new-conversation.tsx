"use client";
import { type ReactNode, useState } from "react";
import { LazyPopup } from "@/components/ui/lazy-popup";
import { onDemand } from "@/components/ui/on-demand";

const NewConversationDialog = onDemand(() => import("./new-conversation-dialog"));

/** The dialog for choosing recipients, and the function that opens it. */
export function useNewConversation(): { start: () => void; dialog: ReactNode } {
  const [open, setOpen] = useState(false);
  return {
    start: () => setOpen(true),
    dialog: (
      <LazyPopup open={open}>
        <NewConversationDialog open={open} onOpenChange={setOpen} />
      </LazyPopup>
    ),
  };
}
