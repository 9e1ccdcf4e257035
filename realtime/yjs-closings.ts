import type { EndReason } from "@/lib/documents/handshake";
import type { ErrorCode } from "@/lib/http/errors";

/**
 * Why the node closes a socket: where it wasn't let in, where its document ended, and what only this protocol has.
 * y-websocket doesn't come back after 4400 to 4499, whose last digits are those of HTTP's statuses, and does after others.
 */
const CLOSINGS: Record<string, { code: number; reason: string }> = {
  unauthenticated: { code: 4401, reason: "The token is missing, has expired, or its session ended" },
  sessionEnded: { code: 4401, reason: "The session of the token has ended" },
  forbidden: { code: 4403, reason: "The token doesn't allow this" },
  not_found: { code: 4404, reason: "There is no such document, or it isn't shared with you" },
  tooLarge: { code: 4413, reason: "The edit, or the document with it, would be too large" },
  malformed: { code: 4422, reason: "A frame can't be read, or this kind of document may not hold the edit" },
  rate_limited: { code: 4529, reason: "Too many requests; wait a moment" },
  accessChanged: { code: 4503, reason: "What you may do here has changed; connect again" },
  tooEarly: { code: 4508, reason: "Too much came before the token was accepted" },
  restarting: { code: 1012, reason: "The server is restarting" },
} satisfies Partial<Record<ErrorCode | EndReason | "tooEarly", { code: number; reason: string }>>;

const UNAVAILABLE = { code: 4503, reason: "Unavailable for the moment" };

/** @param why a key of `CLOSINGS`; anything else is a failure of ours, after which the client comes back */
export const closingOf = (why: string): { code: number; reason: string } =>
  (Object.hasOwn(CLOSINGS, why) && CLOSINGS[why]) || UNAVAILABLE;
