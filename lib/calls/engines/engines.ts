import { type ChannelType, channelTypeOf } from "@/lib/channels/types";
import type { CallEngine } from "@/lib/generated/prisma/enums";
import { log } from "@/lib/log";
import type { Engine, External } from "./engine";
import { janus } from "./janus/engine";
import { mesh } from "./mesh/engine";
import { twilio } from "./twilio/engine";

/** The closed table of what carries the media of calls. */
export const ENGINES: Record<CallEngine, Engine> = { MESH: mesh, JANUS: janus, TWILIO: twilio };

/** Which ones are tried for a new call, in their order. */
const PREFERRED: readonly CallEngine[] = ["TWILIO", "JANUS"];

const preferred = (type: ChannelType) =>
  // Two people need no server between them.
  channelTypeOf(type).calls === "rings" ? [] : PREFERRED.filter((engine) => ENGINES[engine].isConfigured());

/**
 * Chooses what carries a new call, and makes its room there. An engine that doesn't answer is passed over: the mesh
 * always works, and `connect` then says that it stands in. Not within a transaction: it asks other servers.
 */
export async function openEngine(call: {
  id: string;
  channelType: ChannelType;
}): Promise<{ engine: CallEngine; external: External }> {
  const engines = preferred(call.channelType);
  for (const engine of engines) {
    try {
      return { engine, external: await ENGINES[engine].open(call.id) };
    } catch (error) {
      log.warn({ engine, callId: call.id, error: (error as Error).message }, "call engine away");
    }
  }
  return { engine: "MESH", external: engines[0] ? { standsInFor: engines[0] } : {} };
}

/** Closes the room of a call that another one forestalled. */
export function leaveUnused(call: { id: string; engine: CallEngine; external: External }): void {
  ENGINES[call.engine].close(call).catch((error) => {
    log.warn({ engine: call.engine, callId: call.id, error: error.message }, "call engine away");
  });
}
