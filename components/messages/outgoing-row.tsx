"use client";
import { useQuery } from "@tanstack/react-query";
import { CircleAlert, Clock } from "lucide-react";
import { useContext } from "react";
import { Button } from "@/components/ui/button";
import { useTimeFormat } from "@/components/ui/time";
import { meQuery } from "@/lib/accounts/queries";
import { Markdown } from "./markdown";
import { MessageFrame } from "./message-frame";
import { MessageQuote } from "./message-quote";
import { ReceiptPartsContext } from "./receipt-parts";
import { useSendQueue } from "./send-queue-provider";
import type { QueuedMessage } from "./send-queue-storage";

/** A message that the server doesn't have yet. */
export function OutgoingRow({ entry, startsGroup }: { entry: QueuedMessage; startsGroup: boolean }) {
  const { data: me } = useQuery(meQuery());
  const queue = useSendQueue();
  const format = useTimeFormat();
  const receipts = useContext(ReceiptPartsContext);
  if (!me) return null;
  return (
    <MessageFrame
      author={me}
      createdAt={entry.createdAt}
      startsGroup={startsGroup}
      format={format}
      tabIndex={-1}
    >
      <div className={entry.status === "sending" ? "opacity-60" : "opacity-75"}>
        {entry.quote && <MessageQuote quote={{ ...entry.quote, threadId: null, isDeleted: false }} />}
        <Markdown body={entry.body} />
      </div>
      {entry.status === "sending" && receipts && <receipts.Sending />}
      {entry.status === "waiting" && (
        <p className="flex items-center gap-1 text-muted text-xs">
          <Clock className="size-3" aria-hidden="true" />
          Not sent yet. It goes out when you’re back online.
          <Button variant="ghost" size="sm" className="h-6" onClick={() => queue.discard(entry.nonce)}>
            Discard
          </Button>
        </p>
      )}
      {entry.status === "failed" && (
        <p className="flex flex-wrap items-center gap-1 text-danger text-xs">
          <CircleAlert className="size-3" aria-hidden="true" />
          <span>Not sent: {entry.reason}</span>
          <Button variant="ghost" size="sm" className="h-6" onClick={() => queue.retry(entry.nonce)}>
            Try again
          </Button>
          <Button variant="ghost" size="sm" className="h-6" onClick={() => queue.discard(entry.nonce)}>
            Discard
          </Button>
        </p>
      )}
    </MessageFrame>
  );
}
