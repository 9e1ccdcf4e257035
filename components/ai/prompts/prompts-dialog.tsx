"use client";
import { useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { Dialog } from "@/components/ui/dialog";
import { bindAiPromptEvents } from "@/lib/ai/prompts/cache-events";
import type { AiPrompt } from "@/lib/ai/prompts/schema";
import { useCacheEvents } from "@/lib/realtime/client";
import { PromptForm } from "./prompt-form";
import { PromptList } from "./prompt-list";

type PromptsDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Puts the text of a prompt into the field, and the focus, once the dialog is closed. */
  onUse: (text: string) => void;
};

/** Saved prompts: to use, to change, and to share with the workspace. */
export default function PromptsDialog({ open, onOpenChange, onUse }: PromptsDialogProps) {
  useCacheEvents(bindAiPromptEvents);
  const [edited, setEdited] = useState<AiPrompt | "new" | null>(null);
  const hasUsed = useRef(false);
  useEffect(() => {
    if (open) hasUsed.current = false;
  }, [open]);
  function change(isOpen: boolean) {
    if (!isOpen) setEdited(null);
    onOpenChange(isOpen);
  }
  function use(text: string) {
    hasUsed.current = true;
    // While it is open, nothing outside of it can have the focus.
    flushSync(() => change(false));
    onUse(text);
  }
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      returnsFocus={() => !hasUsed.current}
      title={edited === null ? "Saved prompts" : edited === "new" ? "New prompt" : `Change /${edited.name}`}
      description="Type a slash and the name of a prompt into the field to use it."
    >
      {edited === null ? (
        <PromptList onUse={use} onEdit={setEdited} />
      ) : (
        <PromptForm prompt={edited === "new" ? null : edited} onDone={() => setEdited(null)} />
      )}
    </Dialog>
  );
}
