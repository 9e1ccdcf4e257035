"use client";
import { useQueryClient } from "@tanstack/react-query";
import { Undo2 } from "lucide-react";
import { showError } from "@/components/ui/show-error";
import { call } from "@/lib/http/client";
import { changeMessage } from "@/lib/messages/cache-events";
import { deleteMessageContract } from "@/lib/messages/contract";
import { insertText, setQuote } from "./composer-store";
import { forgetSent, useJustSent } from "./sent-store";

/** For a few seconds after sending: takes the message back, and its text into the composer. */
export default function UndoSend({ streamId }: { streamId: string }) {
  const client = useQueryClient();
  const message = useJustSent(streamId);
  if (!message) return null;

  async function undo({ id, body, quote }: NonNullable<typeof message>) {
    forgetSent();
    try {
      changeMessage(client, await call(deleteMessageContract, { params: { messageId: id } }));
      if (quote) setQuote(streamId, quote);
      insertText(streamId, body);
    } catch (error) {
      showError(error);
    }
  }

  return (
    <button
      type="button"
      onClick={() => void undo(message)}
      className="mr-4 flex h-6 shrink-0 items-center gap-1 rounded-sm px-1 text-muted text-xs hover:text-ink max-md:mr-2"
    >
      <Undo2 className="size-3" aria-hidden="true" />
      Undo send
    </button>
  );
}
