import { rawContract } from "@/lib/http/contract";

export const reportTwilioRoomRoute = rawContract({
  method: "POST",
  path: "/api/calls/twilio",
  tag: "Calls",
  summary: "Report what happened in a room of Twilio Video: for Twilio, signed with X-Twilio-Signature",
  scope: "public",
  auth: "public",
  requestType: "application/x-www-form-urlencoded",
  response: { status: 204, description: "Noted" },
  limit: "public",
});
