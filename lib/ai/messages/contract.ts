import { z } from "zod";
import { contract } from "@/lib/http/contract";
import { Id } from "@/lib/http/schema";
import { READ_BY_ASKING } from "../context/scopes";
import { AiSessionParams } from "../sessions/contract";
import { AiBranchQuery, AiMessage, AiTurn, AnswerUsage, NewAnswer, NewQuestion } from "./schema";

const tag = "AI chats";

export const listAiMessagesContract = contract({
  method: "GET",
  path: "/api/ai/sessions/{aiSessionId}/messages",
  tag,
  summary: "List the last messages of the branch that ends with a message",
  scope: "ai:read",
  params: AiSessionParams,
  query: AiBranchQuery,
  response: z.object({ items: z.array(AiMessage) }),
  realtime: true,
});
export const askContract = contract({
  method: "POST",
  path: "/api/ai/sessions/{aiSessionId}/messages",
  tag,
  summary: "Ask a question: creates it, its answer, and the run that writes that",
  scope: "ai:write",
  alsoNeeds: READ_BY_ASKING,
  params: AiSessionParams,
  body: NewQuestion,
  response: AiTurn,
  status: 201,
  limit: "ai",
  realtime: true,
});
export const answerAgainContract = contract({
  method: "POST",
  path: "/api/ai/messages/{aiMessageId}/answers",
  tag,
  summary: "Answer a question anew, or go on with an answer that was cut off",
  scope: "ai:write",
  alsoNeeds: READ_BY_ASKING,
  params: z.strictObject({ aiMessageId: Id }),
  body: NewAnswer,
  response: AiTurn,
  status: 201,
  limit: "ai",
  realtime: true,
});
export const getAnswerUsageContract = contract({
  method: "GET",
  path: "/api/ai/messages/{aiMessageId}/usage",
  tag,
  summary: "Get the tokens and the cost of an answer in a chat of mine",
  scope: "ai:read",
  params: z.strictObject({ aiMessageId: Id }),
  response: AnswerUsage,
  realtime: true,
});
