import { z } from "zod";
import { contract, NoContent } from "@/lib/http/contract";
import { Id } from "@/lib/http/schema";
import { READ_BY_ASKING } from "../context/scopes";
import { MAX_HUNKS } from "./limits";
import { NewWriting, SuggestedWriting, Writing } from "./schema";

const tag = "AI";
const params = z.strictObject({ aiWritingId: Id });

export const createAiWritingContract = contract({
  method: "POST",
  path: "/api/ai/writings",
  tag,
  summary: "Have a model change or write a text. Nothing changes by it: what it writes is read, then used",
  scope: "ai:write",
  alsoNeeds: READ_BY_ASKING,
  body: NewWriting,
  response: Writing,
  status: 201,
  limit: "ai",
  realtime: true,
});
export const getAiWritingContract = contract({
  method: "GET",
  path: "/api/ai/writings/{aiWritingId}",
  tag,
  summary: "Get a text that a model was asked for",
  scope: "ai:read",
  params,
  response: Writing,
  realtime: true,
});
/** By whoever asked. Each change of words is a suggestion of its own, which is accepted or refused by itself. */
export const suggestAiWritingContract = contract({
  method: "POST",
  path: "/api/ai/writings/{aiWritingId}/suggestions",
  tag,
  summary: "Suggest what a model made of a document's text in the document, and delete the writing",
  scope: "ai:write",
  alsoNeeds: ["messages:write"],
  params,
  /** The changes that are left out, by their place in the order of the text. */
  body: z.strictObject({ refused: z.array(z.int().min(0)).max(MAX_HUNKS).default([]) }),
  response: SuggestedWriting,
  status: 201,
  realtime: true,
});
export const deleteAiWritingContract = contract({
  method: "DELETE",
  path: "/api/ai/writings/{aiWritingId}",
  tag,
  summary: "Delete a text that a model was asked for; one that is being written is stopped",
  scope: "ai:write",
  params,
  response: NoContent,
  realtime: true,
});
