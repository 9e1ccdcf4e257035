"use client";
import { useState } from "react";
import { mentionMarkdown } from "@/lib/objects/mentions";
import type { MessagePartProps } from "./message-channel";
import { useSendQueue } from "./send-queue-provider";

/** How long somebody who joined is new. */
const NEW_MS = 24 * 60 * 60_000;

/** Greets who has joined, with one press: they are notified of it, as of any mention. */
export default function SayHello({ message, channel }: MessagePartProps) {
  const queue = useSendQueue();
  const [isSaid, setSaid] = useState(false);
  const { author, createdAt } = message;
  const isNew = Date.now() - Date.parse(createdAt) < NEW_MS;
  if (isSaid || !isNew || channel.isArchived || !channel.actions.includes("message.create")) return null;
  return (
    <button
      type="button"
      className="tap-target font-medium text-accent hover:underline"
      onClick={() => {
        const mention = mentionMarkdown(`@${author.name}`, { type: "person", id: author.id });
        queue.send({ channelId: channel.id, body: `👋 ${mention}` });
        setSaid(true);
      }}
    >
      Say hello
    </button>
  );
}
