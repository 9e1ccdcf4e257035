import type { MessageWindow } from "./schema";

// A response can predate events that arrive while it is pending, so those events are applied to it.

type Change = (window: MessageWindow) => MessageWindow;
type Reading = { threadId: string | null; changes: Change[] };

/** Pending reads of each channel, with the changes since they began. */
const readings = new Map<string, Set<Reading>>();

/** Reads messages of a stream and applies to the answer what happened meanwhile. */
export async function readWithChanges(
  { channelId, threadId = null }: { channelId: string; threadId?: string | null },
  read: () => Promise<MessageWindow>,
): Promise<MessageWindow> {
  const reading: Reading = { threadId, changes: [] };
  const ofChannel = readings.get(channelId) ?? new Set();
  readings.set(channelId, ofChannel.add(reading));
  try {
    const window = await read();
    return reading.changes.reduce((changed, change) => change(changed), window);
  } finally {
    ofChannel.delete(reading);
    if (ofChannel.size === 0) readings.delete(channelId);
  }
}

/**
 * Call it with what an event does to the messages of a channel that are held.
 * @param threadId where it concerns one stream only: null for the channel's own
 */
export function changeWhatIsRead(channelId: string, change: Change, threadId?: string | null): void {
  for (const reading of readings.get(channelId) ?? [])
    if (threadId === undefined || reading.threadId === threadId) reading.changes.push(change);
}
