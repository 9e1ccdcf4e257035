import type { Actor } from "@/lib/auth/actor";
import { REALTIME_TOKEN_SECONDS, signToken } from "@/lib/auth/tokens";
import { env } from "@/lib/env";
import { deliversByPusher } from "./transport";

type Session = Pick<Actor, "userId" | "sessionId">;

/** What a socket is connected with, and where. */
export async function createRealtimeToken({ userId, sessionId }: Session) {
  const { REALTIME_URL, REALTIME_PORT, PUSHER_KEY: key = "", PUSHER_CLUSTER: cluster, PUSHER_URL } = env();
  const token = await signToken("realtime", userId, sessionId, REALTIME_TOKEN_SECONDS);
  const pusher = deliversByPusher() ? { key, cluster, url: PUSHER_URL ?? null } : null;
  return { token, url: REALTIME_URL ?? null, port: REALTIME_PORT, pusher };
}
