import { z } from "zod";
import { contract } from "@/lib/http/contract";
import { Id } from "@/lib/http/schema";
import { AnswerDetails } from "./schema";

const tag = "AI";
const AnswerParams = z.strictObject({ messageId: Id });

export const getAnswerContract = contract({
  method: "GET",
  path: "/api/messages/{messageId}/answer",
  tag,
  summary: "Get which model wrote an answer of the assistant, and to whoever asked, what is missing in it",
  scope: "ai:read",
  params: AnswerParams,
  response: AnswerDetails,
  realtime: true,
});
