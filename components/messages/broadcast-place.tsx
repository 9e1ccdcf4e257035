import { MessageSquareReply } from "lucide-react";
import { openThread } from "@/components/threads/thread-place";
import type { Message } from "@/lib/messages/schema";
import { messageWords } from "./message-words";

type BroadcastPlaceProps = Pick<Message, "threadId"> & { broadcast: NonNullable<Message["broadcast"]> };

/** Over a reply that was also sent to its channel: there the way to its thread, and in the thread that it was. */
export default function BroadcastPlace({ threadId, broadcast: { root } }: BroadcastPlaceProps) {
  if (threadId) return <p className="text-muted text-xs">Also sent to the channel</p>;
  return (
    <button
      type="button"
      onClick={() => openThread(root.id)}
      className="tap-target mb-0.5 flex max-w-full items-center gap-1.5 rounded-sm border-line-strong border-l-2 py-0.5 pr-2 pl-2 text-left text-muted text-sm hover:bg-press hover:text-ink pointer-coarse:min-h-9"
    >
      <MessageSquareReply className="size-3 shrink-0" aria-hidden="true" />
      In the thread of <bdi className="shrink-0 font-medium">{root.author.name}</bdi>
      <span className="min-w-0 truncate">
        {root.isDeleted ? "This message was deleted." : messageWords(root)}
      </span>
    </button>
  );
}
