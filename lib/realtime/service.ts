import type { Actor } from "@/lib/auth/actor";
import { REALTIME_TOKEN_SECONDS, signToken } from "@/lib/auth/tokens";
import { env } from "@/lib/env";

type Session = Pick<Actor, "userId" | "sessionId">;

/** What a socket is connected with, and where. */
export async function createRealtimeToken({ userId, sessionId }: Session) {
  const { REALTIME_URL, REALTIME_PORT } = env();
  const token = await signToken("realtime", userId, sessionId, REALTIME_TOKEN_SECONDS);
  return { token, url: REALTIME_URL ?? null, port: REALTIME_PORT };
}
