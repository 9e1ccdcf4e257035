import type { CallConnection } from "@/lib/calls/schema";

/** What an engine keeps of a call, in `Call.external`: plain JSON. */
export type External = Record<string, string | number>;
export type EngineCall = { id: string; external: unknown };
export type EngineParticipant = { id: string; userId: string };

export type Engine = {
  isConfigured: () => boolean;
  /** Makes the room of a call. @throws where its server doesn't answer */
  open: (callId: string) => Promise<External>;
  /**
   * What the participant's device connects to. Also makes a room again that its server has lost.
   * @throws AppError `conflict` where the call is over for the engine, `unavailable` where its server doesn't answer
   */
  connect: (call: EngineCall, participant: EngineParticipant) => Promise<CallConnection>;
  /** Puts a participant out of the room. One who is still in the call comes back with what they may do now. */
  remove: (call: EngineCall, participantId: string) => Promise<void>;
  close: (call: EngineCall) => Promise<void>;
};
