"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { registerComposer, setQuote, useQuote } from "@/components/messages/composer-store";
import type { MessageChannel } from "@/components/messages/message-channel";
import { useSendQueue } from "@/components/messages/send-queue-provider";
import type { Outgoing } from "@/components/messages/send-queue-storage";
import { useDraft } from "@/components/messages/use-draft";
import { toast } from "@/components/ui/toast";
import { CHANNEL_TYPES } from "@/lib/channels/types";
import { call } from "@/lib/http/client";
import { problemOf } from "@/lib/http/errors";
import { newId } from "@/lib/new-id";
import { useTyping } from "@/lib/realtime/client";
import { scheduleMessageContract } from "@/lib/scheduled/contract";
import { NOTHING_WRITTEN } from "./mention-text";
import { useWriting } from "./use-writing";

type Options = {
  channel: MessageChannel;
  threadId?: string;
  /** After a message was handed to the send queue. */
  onSent: () => void;
};

/** The state of one stream's composer, and its actions. */
export function useComposer({ channel, threadId, onSent }: Options) {
  const streamId = threadId ?? channel.id;
  const queue = useSendQueue();
  const client = useQueryClient();
  const typing = useTyping(channel.id, threadId);
  const quote = useQuote(streamId);
  const [isBroadcast, setBroadcast] = useState(false);
  const { written, write, offer } = useDraft(channel.id, threadId);
  const writing = useWriting([written, write]);
  const { field, body, isTooLong, insert } = writing;
  const canSend = body !== "" && !isTooLong;

  function change(text: string) {
    writing.change(text);
    if (text.trim()) typing.say();
  }

  const newestInsert = useRef(insert);
  useEffect(() => {
    newestInsert.current = insert;
  });
  // Touch screens would open their keyboard over the messages. Who has gone to a message already stays there.
  useEffect(() => {
    if (CHANNEL_TYPES[channel.type].messages === "beside" || !matchMedia("(pointer: fine)").matches) return;
    if (document.activeElement?.closest("[data-keeps-focus]")) return;
    if (!field.current?.closest("section")?.contains(document.activeElement)) field.current?.focus();
  }, [channel.type, field]);
  useEffect(() => registerComposer(streamId, (text) => newestInsert.current(text)), [streamId]);

  function clear() {
    write(NOTHING_WRITTEN);
    setQuote(streamId, null);
    setBroadcast(false);
    typing.rest();
    field.current?.focus();
  }

  function hand(message: Omit<Outgoing, "channelId" | "threadId" | "isBroadcast" | "quote">) {
    const place = { channelId: channel.id, threadId, ...(isBroadcast && { isBroadcast }) };
    queue.send({ ...message, ...place, quote: quote ?? undefined });
    onSent();
  }

  async function send(content: Pick<Outgoing, "fileIds"> = {}) {
    if (body.startsWith("/") && !content.fileIds?.length) {
      const module = await import("./run-command").catch(() => null);
      if (!module) return toast.error("Commands could not be loaded. Try again.");
      const result = await module.runCommand(body, { channel, threadId, isBroadcast, client });
      if (result === null) return;
      if (result) {
        clearUnlessChanged();
        if (result.send) hand({ body: result.send });
        return;
      }
    }
    clear();
    hand({ ...content, body });
  }

  /** After waiting: what was written meanwhile isn't what was sent. */
  function clearUnlessChanged() {
    if (!field.current || field.current.value === written.text) clear();
  }

  async function schedule(at: Date) {
    const input = { nonce: newId(), body, threadId, isBroadcast, sendAt: at.toISOString() };
    try {
      const { whenText } = await import("./when-text");
      await call(scheduleMessageContract, { params: { channelId: channel.id }, body: input });
      clearUnlessChanged();
      toast.success(`It will be sent ${whenText(at)}`);
    } catch (error) {
      toast.error(problemOf(error, "This couldn’t be scheduled. Try again."));
    }
  }

  return {
    ...writing,
    streamId,
    quote,
    isBroadcast,
    setBroadcast,
    offer,
    canSend,
    change,
    send,
    /** A sticker or a poll, which goes by itself and leaves what is written. */
    sendApart: (content: Pick<Outgoing, "stickerId" | "poll" | "fileIds">) => {
      hand({ ...content, body: "" });
      setQuote(streamId, null);
      setBroadcast(false);
    },
    schedule,
  };
}

export type ComposerState = ReturnType<typeof useComposer>;
