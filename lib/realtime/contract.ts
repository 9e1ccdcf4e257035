import { z } from "zod";
import { contract } from "@/lib/http/contract";

/** The token is good for a minute, to connect with; `url` is where to, or null for REALTIME_PORT on the page's host. */
export const createRealtimeTokenContract = contract({
  method: "POST",
  path: "/api/realtime/token",
  tag: "Realtime",
  summary: "Get a token to connect the socket with",
  scope: "realtime:connect",
  response: z.object({
    token: z.string(),
    url: z.url().nullable(),
    port: z.int(),
    /** Where Pusher delivers events, and there is no realtime node. */
    pusher: z.object({ key: z.string(), cluster: z.string(), url: z.url().nullable() }).nullable(),
  }),
});
