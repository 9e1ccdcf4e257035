"use client";
import { Check, CheckCheck, Clock } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { onDemand } from "@/components/ui/on-demand";
import { Popover } from "@/components/ui/popover";
import { CHANNEL_TYPES } from "@/lib/channels/types";
import type { Message } from "@/lib/messages/schema";
import { useReceipts } from "./receipts";

const ReceiptList = onDemand(() => import("./receipt-list"));

type Mark = { icon: ReactNode; text: string; isRead?: boolean };

/** The receipt under my newest message with that state: sent, delivered or read, and in a group by whom. */
export function MessageReceipt({ message }: { message: Message }) {
  const receipts = useReceipts();
  if (!receipts || message.author.id !== receipts.myId) return null;
  if (message.threadId || message.deletedAt || message.kind === "SYSTEM") return null;
  const mark = markOf(message.seq, receipts);
  // As far as the next one that I wrote: said once, under the last it is true of. What all have read, under the newest.
  const next = receipts.mine.find((seq) => seq > message.seq);
  if (next !== undefined && (mark.isRead || markOf(next, receipts).text === mark.text)) return null;
  const line = <ReceiptLine {...mark} />;
  // Shown where the line can't name all of them.
  if (receipts.conversation.people.length - 1 <= NAMED) return line;
  return (
    <Popover
      title="Receipts"
      hideTitle
      side="top"
      className="max-h-80 w-64 overflow-y-auto"
      trigger={
        <button type="button" className="max-w-full rounded-sm hover:underline pointer-coarse:min-h-11">
          {line}
        </button>
      }
    >
      <ReceiptList seq={message.seq} {...receipts} />
    </Popover>
  );
}

/** Under a message that is on its way. */
export function SendingReceipt() {
  if (!useReceipts()) return null;
  return <ReceiptLine icon={<Clock />} text="Sending" />;
}

function ReceiptLine({ icon, text, isRead }: Mark) {
  return (
    <span
      className={cn(
        "flex items-center gap-1 text-2xs [&>svg]:size-3 [&>svg]:shrink-0",
        isRead ? "text-accent" : "text-muted",
      )}
    >
      {icon}
      <span className="truncate">{text}</span>
    </span>
  );
}

const NAMED = 3;

function markOf(seq: number, { conversation, receipts }: NonNullable<ReturnType<typeof useReceipts>>): Mark {
  const readers = receipts.filter(({ readSeq }) => readSeq >= seq);
  const others = conversation.people.length - 1;
  const isRead = others > 0 && readers.length >= others;
  if (CHANNEL_TYPES[conversation.type].isPersonal && isRead)
    return { icon: <CheckCheck />, text: "Read", isRead };
  if (isRead && others > NAMED) return { icon: <CheckCheck />, text: "Seen by everyone", isRead };
  if (readers.length > 0) {
    const ids = new Set(readers.map(({ userId }) => userId));
    const names = conversation.people.filter(({ id }) => ids.has(id)).map(({ name }) => name);
    const more = names.length - NAMED;
    const text = `Seen by ${names.slice(0, NAMED).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
    return { icon: <CheckCheck />, text, isRead };
  }
  const isDelivered =
    receipts.length > 0 &&
    receipts.every(({ deliveredSeq, readSeq }) => Math.max(deliveredSeq, readSeq) >= seq);
  return isDelivered ? { icon: <CheckCheck />, text: "Delivered" } : { icon: <Check />, text: "Sent" };
}
