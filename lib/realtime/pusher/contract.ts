import { z } from "zod";
import { contract } from "@/lib/http/contract";
import { Id } from "@/lib/http/schema";

/** What Pusher asks of a connection: the name of each channel that its person may hear, signed for this socket. */
export const enterRoomsContract = contract({
  method: "POST",
  path: "/api/realtime/rooms",
  tag: "Realtime",
  summary: "Get the Pusher channels of everything you may hear, authorized for a socket",
  scope: "realtime:connect",
  body: z.strictObject({ socketId: z.string().regex(/^\d{1,20}\.\d{1,20}$/) }),
  response: z.object({
    channels: z.array(z.object({ name: z.string(), auth: z.string() })),
    user: z.object({ auth: z.string(), user_data: z.string() }),
  }),
});

export const getEventContract = contract({
  method: "GET",
  path: "/api/realtime/events/{eventId}",
  tag: "Realtime",
  summary: "Get an event that Pusher delivered without its content",
  scope: "realtime:connect",
  params: z.strictObject({ eventId: Id }),
  response: z.object({ event: z.string(), data: z.unknown() }),
});

/** For a scheduler: a request delivers what it published itself; this finds what was left when Pusher was away. */
export const deliverEventsContract = contract({
  method: "POST",
  path: "/api/realtime/deliver",
  tag: "Realtime",
  summary: "Deliver the events that are still waiting",
  scope: "public",
  auth: "public",
  response: z.object({ delivered: z.int() }),
});
