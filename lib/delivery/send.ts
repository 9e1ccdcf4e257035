import { findNames } from "./names";
import { pusher } from "./pusher";

/** Pusher's own limits. */
const MAX_BYTES = 10 * 1024;
const MAX_CHANNELS = 100;

/**
 * An event on its way to rooms. `except`: people who may be in them and don't get it. Pusher can't leave anybody out, so
 * such an event goes without its content, like a large one; each asks for that, and is refused where it isn't theirs.
 */
export type Outgoing = {
  id: string;
  room: string | string[];
  except?: string[] | undefined;
  event: string;
  data?: unknown;
};

export async function sendToRooms({ id, room, except = [], event, data }: Outgoing): Promise<void> {
  const names = await findNames([room].flat());
  const whole = { id, data: data ?? {} };
  const isWhole = except.length === 0 && Buffer.byteLength(JSON.stringify(whole)) <= MAX_BYTES;
  await sendToChannels([...names.values()], event, isWhole ? whole : { id });
}

export async function sendToChannels(names: readonly string[], event: string, body: object): Promise<void> {
  for (let from = 0; from < names.length; from += MAX_CHANNELS)
    await pusher().trigger(names.slice(from, from + MAX_CHANNELS), event, body);
}
