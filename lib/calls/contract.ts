import { z } from "zod";
import { ChannelParams } from "@/lib/channels/contract";
import { contract, NoContent } from "@/lib/http/contract";
import { PageQuery, page } from "@/lib/http/pagination";
import { Id } from "@/lib/http/schema";
import { MAX_RUNG } from "./limits";
import {
  Call,
  CallConnection,
  CallJoin,
  CallLogEntry,
  CallStart,
  JoinedCall,
  ParticipantChange,
} from "./schema";

const tag = "Calls";
const CallParams = z.strictObject({ callId: Id });
const ParticipantParams = z.strictObject({ callId: Id, participantId: Id });

export const startCallContract = contract({
  method: "POST",
  path: "/api/channels/{channelId}/calls",
  tag,
  summary: "Start a call, or join the one that is open",
  scope: "calls:write",
  params: ChannelParams,
  body: CallStart,
  response: JoinedCall,
  realtime: true,
});
export const joinCallContract = contract({
  method: "POST",
  path: "/api/calls/{callId}/participants",
  tag,
  summary: "Join a call",
  scope: "calls:write",
  params: CallParams,
  body: CallJoin,
  response: JoinedCall,
  realtime: true,
});
export const getCallContract = contract({
  method: "GET",
  path: "/api/calls/{callId}",
  tag,
  summary: "Get a call",
  scope: "calls:read",
  params: CallParams,
  response: Call,
  realtime: true,
});
/** Before the credentials of `connection` expire, or to connect anew. */
export const getCallConnectionContract = contract({
  method: "POST",
  path: "/api/calls/{callId}/participants/{participantId}/connection",
  tag,
  summary: "Get what my device connects to",
  scope: "calls:write",
  params: ParticipantParams,
  response: CallConnection,
  realtime: true,
});
export const updateParticipantContract = contract({
  method: "PATCH",
  path: "/api/calls/{callId}/participants/{participantId}",
  tag,
  summary: "Change what a participant sends, or mute somebody",
  scope: "calls:write",
  params: ParticipantParams,
  body: ParticipantChange,
  response: Call,
  realtime: true,
});
export const leaveCallContract = contract({
  method: "DELETE",
  path: "/api/calls/{callId}/participants/{participantId}",
  tag,
  summary: "Leave a call, or put somebody out of it",
  scope: "calls:write",
  params: ParticipantParams,
  /** A page that goes away may be one that is reloaded: its participant leaves in a moment, unless it joins again. */
  query: z.strictObject({ mayReturn: z.stringbool().default(false) }),
  response: NoContent,
  status: 204,
  realtime: true,
});
export const declineCallContract = contract({
  method: "POST",
  path: "/api/calls/{callId}/decline",
  tag,
  summary: "Decline a call that rings for me",
  scope: "calls:write",
  params: CallParams,
  response: NoContent,
  status: 204,
  realtime: true,
});
export const ringContract = contract({
  method: "POST",
  path: "/api/calls/{callId}/ring",
  tag,
  summary: "Ring for people of the channel",
  scope: "calls:write",
  params: CallParams,
  body: z.strictObject({ userIds: z.array(Id).min(1).max(MAX_RUNG) }),
  response: Call,
  realtime: true,
});
export const endCallContract = contract({
  method: "POST",
  path: "/api/calls/{callId}/end",
  tag,
  summary: "End a call for everyone",
  scope: "calls:write",
  params: CallParams,
  response: NoContent,
  status: 204,
  realtime: true,
});
export const listOpenCallsContract = contract({
  method: "GET",
  path: "/api/calls/open",
  tag,
  summary: "List the open calls of the channels I see",
  scope: "calls:read",
  query: PageQuery.extend({ limit: z.coerce.number().int().min(1).max(200).default(200) }),
  response: page(Call),
  realtime: true,
});
export const listMyCallsContract = contract({
  method: "GET",
  path: "/api/calls",
  tag,
  summary: "List the calls that I was in or that rang for me, the latest first",
  scope: "calls:read",
  query: PageQuery,
  response: page(CallLogEntry),
  realtime: true,
});
export const listChannelCallsContract = contract({
  method: "GET",
  path: "/api/channels/{channelId}/calls",
  tag,
  summary: "List the calls of a channel that have ended, the latest first",
  scope: "calls:read",
  params: ChannelParams,
  query: PageQuery,
  response: page(CallLogEntry),
  realtime: true,
});
