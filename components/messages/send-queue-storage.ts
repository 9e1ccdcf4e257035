import type { NewPoll } from "@/lib/polls/schema";
import type { QuotedMessage } from "./composer-store";

/** What a person hands over to be sent. */
export type Outgoing = {
  channelId: string;
  /** The thread that it answers in. */
  threadId?: string;
  /** The answer is also sent to the channel. */
  isBroadcast?: boolean;
  body: string;
  quote?: QuotedMessage;
  /** Uploaded already. */
  fileIds?: string[];
  stickerId?: string;
  poll?: NewPoll;
};

export type QueuedMessage = Outgoing & {
  nonce: string;
  createdAt: string;
  /** Waiting for the connection, being sent, or refused for a reason. */
  status: "waiting" | "sending" | "failed";
  reason?: string;
};

/** One key for each entry, so that several tabs don't overwrite one another's. */
const prefixOf = (userId: string) => `guildhall.send-queue.${userId}.`;
/** Of earlier versions. Browsers may still hold unsent messages under it. */
const formerPrefixOf = (userId: string) => `guildhall.outbox.${userId}.`;

const keysFrom = (prefix: string) => Object.keys(localStorage).filter((key) => key.startsWith(prefix));

function renameFormerKeys(userId: string) {
  const former = formerPrefixOf(userId);
  for (const key of keysFrom(former)) {
    const entry = localStorage.getItem(key);
    if (entry === null) continue;
    try {
      localStorage.setItem(prefixOf(userId) + key.slice(former.length), entry);
      localStorage.removeItem(key);
    } catch {
      // The storage is full: it stays where it is until the next load.
    }
  }
}

/** What was left unsent, oldest first. */
export function loadEntries(userId: string): QueuedMessage[] {
  renameFormerKeys(userId);
  const prefix = prefixOf(userId);
  return keysFrom(prefix)
    .flatMap((key) => {
      try {
        const kept: Outgoing & { createdAt: string } = JSON.parse(localStorage.getItem(key) ?? "");
        const nonce = key.slice(prefix.length);
        return [{ ...kept, nonce, status: "waiting" } satisfies QueuedMessage];
      } catch {
        return [];
      }
    })
    .sort((a, b) => a.createdAt.localeCompare(b.createdAt));
}

export function saveEntry(userId: string, { nonce, status: _, reason: __, ...kept }: QueuedMessage) {
  try {
    localStorage.setItem(prefixOf(userId) + nonce, JSON.stringify(kept));
  } catch {
    // The browser's storage is full or off: the message is still sent, it only won't survive a reload.
  }
}

export function removeEntry(userId: string, nonce: string) {
  localStorage.removeItem(prefixOf(userId) + nonce);
}
