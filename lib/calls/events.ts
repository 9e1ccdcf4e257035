import { z } from "zod";
import { Id } from "@/lib/http/schema";
import { type Events, serverEvents } from "@/lib/realtime/events";
import { MAX_SIGNAL_LENGTH } from "@/lib/realtime/socket-requests";
import { Call } from "./schema";

export const CallEvents = serverEvents({
  /** The state of a call, whole. Ringing follows from `invites`. To everyone who sees the channel. */
  "call.changed": z.object({ call: Call }),
  /** Another participant's description or candidate, as the browser's WebRTC makes it. To one participant. */
  "call.signaled": z.object({ callId: Id, from: Id, signal: z.string().max(MAX_SIGNAL_LENGTH) }),
  /** Somebody began or stopped speaking. To everyone who sees the channel; it may be lost. */
  "call.spoke": z.object({ callId: Id, participantId: Id, isSpeaking: z.boolean() }),
  /** An emoji that flies over the call. To its participants; it may be lost. */
  "call.reacted": z.object({ callId: Id, participantId: Id, emoji: z.string() }),
});

declare module "@/lib/realtime/events" {
  interface ServerEventMap extends Events<typeof CallEvents> {}
}
