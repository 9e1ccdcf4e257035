import type { Call } from "@/lib/calls/schema";

/** Until the server has answered. */
export const nothingYet = (channelId: string): Call => ({
  ...{ id: "", channelId, engine: "MESH", status: "ACTIVE", revision: 0, isVideo: false, startedBy: null },
  ...{
    createdAt: new Date().toISOString(),
    ringUntil: null,
    answeredAt: null,
    endedAt: null,
    endReason: null,
  },
  ...{ participants: [], invites: [], peopleCount: 0, stateAt: new Date().toISOString() },
});
