import type { CallConnection } from "@/lib/calls/schema";
import type { OpenTransport } from "./transport";

/** The code of each engine, fetched when a call needs it. */
const TRANSPORTS: Partial<Record<CallConnection["kind"], () => Promise<OpenTransport>>> = {
  MESH: async () => (await import("./mesh")).openMesh,
};

/** @throws where this version has no such engine */
export async function loadTransport(kind: CallConnection["kind"]): Promise<OpenTransport> {
  const load = TRANSPORTS[kind];
  if (!load) throw new Error(`This browser has no transport for ${kind}`);
  return load();
}
