import { z } from "zod";
import { env } from "@/lib/env";
import { AppError, notFound } from "@/lib/http/errors";
import { readBody } from "@/lib/http/read-body";
import { type RouteHandler, serveRaw } from "@/lib/http/serve";
import { statusCallbackUrl } from "./engine";
import { reportTwilioRoomRoute } from "./raw-contract";
import { endOfRoom, putOutStranger } from "./reconcile";
import { isSignedByTwilio } from "./signature";

const Report = z.object({
  StatusCallbackEvent: z.string(),
  RoomSid: z.string(),
  ParticipantIdentity: z.string().optional(),
});
type Report = z.output<typeof Report>;

/** What we do at an event. A report that comes late or twice does nothing: what counts is the state it is about. */
const EVENTS: Record<string, ((report: Report) => Promise<void>) | undefined> = {
  "room-ended": ({ RoomSid }) => endOfRoom(RoomSid),
  "participant-connected": ({ RoomSid, ParticipantIdentity = "" }) =>
    putOutStranger(RoomSid, ParticipantIdentity),
};

export const reportTwilioRoom: RouteHandler = serveRaw(reportTwilioRoomRoute, async ({ request }) => {
  const { TWILIO_AUTH_TOKEN } = env();
  if (!TWILIO_AUTH_TOKEN) throw notFound("endpoint");
  const fields = new URLSearchParams((await readBody(request)).toString());
  const signature = request.headers.get("x-twilio-signature");
  if (!isSignedByTwilio(signature, TWILIO_AUTH_TOKEN, statusCallbackUrl(), fields))
    throw new AppError("forbidden", "This isn’t signed by Twilio.");
  const report = Report.safeParse(Object.fromEntries(fields)).data;
  if (report) await EVENTS[report.StatusCallbackEvent]?.(report);
  return new Response(null, { status: 204 });
});
