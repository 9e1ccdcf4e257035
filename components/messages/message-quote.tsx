"use client";
import { Quote } from "lucide-react";
import type { Message } from "@/lib/messages/schema";
import { messageWords } from "./message-words";

type MessageQuoteProps = { quote: NonNullable<Message["quote"]>; onJump?: (seq: number) => void };

/** The message that this one answers, in one line; it leads there. */
export function MessageQuote({ quote, onJump }: MessageQuoteProps) {
  return (
    <button
      type="button"
      onClick={() => onJump?.(quote.seq)}
      disabled={!onJump || quote.isDeleted}
      className="tap-target mb-0.5 flex max-w-full items-center gap-1.5 rounded-sm border-line-strong border-l-2 py-0.5 pr-2 pl-2 text-left text-muted text-sm enabled:hover:bg-press enabled:hover:text-ink pointer-coarse:min-h-9"
    >
      <Quote className="size-3 shrink-0" aria-hidden="true" />
      <span className="sr-only">In reply to</span>
      <bdi className="shrink-0 font-medium">{quote.author.name}</bdi>
      <span className="min-w-0 truncate">
        {quote.isDeleted ? "This message was deleted." : messageWords(quote)}
      </span>
    </button>
  );
}
