import { REALTIME_TOKEN_SECONDS, signToken } from "@/lib/auth/tokens";
import { env } from "@/lib/env";
import { endpoint } from "@/lib/http/endpoint";
import { createRealtimeTokenContract } from "./contract";

export const createRealtimeTokenEndpoint = endpoint(createRealtimeTokenContract, async ({ actor }) => {
  const { REALTIME_URL, REALTIME_PORT } = env();
  const token = await signToken("realtime", actor.userId, actor.sessionId, REALTIME_TOKEN_SECONDS);
  return { token, url: REALTIME_URL ?? null, port: REALTIME_PORT };
});
