import { X } from "lucide-react";
import { type QuotedMessage, setQuote } from "@/components/messages/composer-store";
import { messageWords } from "@/components/messages/message-words";
import { IconButton } from "@/components/ui/icon-button";

/** The message that the next one quotes, with the way out. */
export default function QuoteBar({ streamId, quote }: { streamId: string; quote: QuotedMessage }) {
  return (
    <div className="flex items-center gap-2 border-line border-b py-1 pr-1 pl-3 text-sm">
      <p className="min-w-0 flex-1 truncate border-accent border-l-2 pl-2 text-muted">
        <bdi className="font-medium text-ink">{quote.author.name}</bdi> <bdi>{messageWords(quote)}</bdi>
      </p>
      <IconButton size="sm" label="Don’t quote" onClick={() => setQuote(streamId, null)}>
        <X />
      </IconButton>
    </div>
  );
}
