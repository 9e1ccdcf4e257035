import { z } from "zod";
import { contract } from "@/lib/http/contract";
import { Id } from "@/lib/http/schema";
import { Message } from "@/lib/messages/schema";
import { POLL_MAX_OPTIONS } from "./limits";
import { PollOptionText } from "./schema";

const tag = "Polls";
const params = z.strictObject({ messageId: Id });
const limit = "chat" as const;
const Votes = z.strictObject({ optionIds: z.array(Id).max(POLL_MAX_OPTIONS) });

export const getMyVotesContract = contract({
  method: "GET",
  path: "/api/polls/{messageId}/votes",
  tag,
  summary: "Get my votes in a poll",
  scope: "messages:read",
  params,
  response: Votes,
  realtime: true,
});
/** Replaces the votes I had; an empty list withdraws them. */
export const setVotesContract = contract({
  method: "PUT",
  path: "/api/polls/{messageId}/votes",
  tag,
  summary: "Vote in a poll",
  scope: "messages:write",
  params,
  body: Votes,
  response: Message,
  limit,
  realtime: true,
});
export const addPollOptionContract = contract({
  method: "POST",
  path: "/api/polls/{messageId}/options",
  tag,
  summary: "Add an option to a poll",
  scope: "messages:write",
  params,
  body: z.strictObject({ text: PollOptionText }),
  response: Message,
  status: 201,
  limit,
  realtime: true,
});
export const closePollContract = contract({
  method: "POST",
  path: "/api/polls/{messageId}/close",
  tag,
  summary: "Close a poll before its time",
  scope: "messages:write",
  params,
  response: Message,
  limit,
  realtime: true,
});
