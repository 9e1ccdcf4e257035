"use client";
import { Avatar } from "@/components/ui/avatar";
import { cn } from "@/components/ui/cn";
import { useTimeFormat } from "@/components/ui/time";
import type { Message } from "@/lib/messages/schema";
import { messageWords } from "./message-words";

type MessagePreviewProps = {
  message: Message;
  /** The message's location, where the context doesn't show it. */
  place?: string;
  onOpen: () => void;
  className?: string;
};

/** A message in a few lines, in lists outside of its stream. Leads to it. */
export function MessagePreview({ message, place, onOpen, className }: MessagePreviewProps) {
  const format = useTimeFormat();
  const { author, createdAt, deletedAt } = message;
  return (
    <button type="button" onClick={onOpen} className={cn("flex gap-2.5 rounded-md text-left", className)}>
      <Avatar name={author.name} seed={author.id} src={author.image} className="mt-0.5" />
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline gap-2">
          <span className="truncate font-semibold">{author.name}</span>
          <span className="shrink-0 text-muted text-xs">
            {place && (
              <>
                <bdi>{place}</bdi>,{" "}
              </>
            )}
            <time dateTime={createdAt} title={format.full(createdAt)}>
              {format.dayName(createdAt)}
            </time>
          </span>
        </span>
        <span className={cn("line-clamp-3 break-words", deletedAt && "text-muted italic")}>
          {deletedAt ? "This message was deleted." : messageWords(message)}
        </span>
      </span>
    </button>
  );
}
