import type { CallConnection } from "@/lib/calls/schema";
import type { OpenTransport } from "./transport";

/** The code of each engine, fetched when a call needs it. */
const TRANSPORTS: Record<CallConnection["kind"], () => Promise<OpenTransport>> = {
  MESH: async () => (await import("./mesh")).openMesh,
  JANUS: async () => (await import("./janus")).openJanus,
  TWILIO: async () => (await import("./twilio")).openTwilio(),
};

export const loadTransport = (kind: CallConnection["kind"]): Promise<OpenTransport> => TRANSPORTS[kind]();
