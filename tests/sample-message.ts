import { expandMessage } from "@/lib/messages/compact";
import type { Message } from "@/lib/messages/schema";

/** A plain message as an endpoint returns it, for tests without a database. */
export const sampleMessage = (seq: number, more: Partial<Message> = {}): Message =>
  expandMessage({
    id: `id ${seq}`,
    channelId: "channel",
    seq,
    author: { id: "ada", name: "Ada", image: null },
    nonce: `nonce ${seq}`,
    body: `message ${seq}`,
    createdAt: "2026-01-01T00:00:00.000Z",
    ...more,
  });
