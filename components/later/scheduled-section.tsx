"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { CalendarClock, Send, Trash2 } from "lucide-react";
import { useState } from "react";
import { whenText } from "@/components/composer/when-text";
import { IconButton } from "@/components/ui/icon-button";
import { onDemand } from "@/components/ui/on-demand";
import { toast } from "@/components/ui/toast";
import { call } from "@/lib/http/client";
import { problemOf } from "@/lib/http/errors";
import { plainText } from "@/lib/markdown/plain-text";
import { useCacheEvents } from "@/lib/realtime/client";
import { bindScheduledEvents } from "@/lib/scheduled/cache-events";
import { cancelScheduledContract, updateScheduledContract } from "@/lib/scheduled/contract";
import { scheduledQuery } from "@/lib/scheduled/queries";
import type { ScheduledMessage } from "@/lib/scheduled/schema";
import { LaterList, LaterRow } from "./later-list";

const TimeDialog = onDemand(() => import("@/components/composer/time-dialog"));
/** Long enough to be in the future when it arrives. */
const NOW_MS = 2_000;

export function ScheduledSection() {
  useCacheEvents(bindScheduledEvents);
  return (
    <LaterList
      title="Scheduled messages"
      empty="Use the clock beside the send button to send a message later."
      query={useQuery(scheduledQuery())}
      row={(message) => <ScheduledRow key={message.id} message={message} />}
    />
  );
}

function ScheduledRow({ message }: { message: ScheduledMessage }) {
  const client = useQueryClient();
  const [isChoosing, setChoosing] = useState(false);
  const params = { scheduledId: message.id };

  async function act(work: () => Promise<unknown>) {
    try {
      await work();
    } catch (error) {
      toast.error(problemOf(error));
    }
    void client.invalidateQueries({ queryKey: scheduledQuery().queryKey });
  }
  const sendAt = (at: Date) =>
    act(() => call(updateScheduledContract, { params, body: { sendAt: at.toISOString() } }));

  return (
    <>
      <LaterRow
        title={
          <>
            <span className="font-medium text-ink">
              {message.channelName ?? "A channel that you can’t see any more"}
            </span>
            {`, ${whenText(new Date(message.sendAt))}`}
          </>
        }
        text={plainText(message.body)}
        failure={message.failure}
        actions={
          <>
            <IconButton label="Send now" onClick={() => void sendAt(new Date(Date.now() + NOW_MS))}>
              <Send />
            </IconButton>
            <IconButton label="Change the time" onClick={() => setChoosing(true)}>
              <CalendarClock />
            </IconButton>
            <IconButton
              label="Don’t send"
              onClick={() => void act(() => call(cancelScheduledContract, { params }))}
            >
              <Trash2 />
            </IconButton>
          </>
        }
      />
      {isChoosing && (
        <TimeDialog
          title="Change the time"
          confirmLabel="Schedule"
          initial={new Date(message.sendAt)}
          onPick={(at) => void sendAt(at)}
          onClose={() => setChoosing(false)}
        />
      )}
    </>
  );
}
