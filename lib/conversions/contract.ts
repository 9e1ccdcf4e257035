import { z } from "zod";
import { contract, NoContent } from "@/lib/http/contract";
import { Id } from "@/lib/http/schema";
import { ObjectType } from "@/lib/objects/schema";
import {
  Conversion,
  ConversionDraft,
  ConversionPlaces,
  DraftQuery,
  LinesConversion,
  Outcome,
} from "./schema";

const tag = "Messages";
const MessageParams = z.strictObject({ messageId: Id });

export const getConversionContract = contract({
  method: "GET",
  path: "/api/messages/{messageId}/conversion",
  tag,
  summary: "Get what a message would become as a task, card or document, and the places for it",
  scope: "messages:read",
  params: MessageParams,
  query: DraftQuery,
  response: ConversionDraft,
});
/** With its thread, quoted with authors and times. The message stays, and shows what came of it. */
export const convertMessageContract = contract({
  method: "POST",
  path: "/api/messages/{messageId}/conversion",
  tag,
  summary: "Turn a message or thread into a task, card or document",
  scope: "tasks:write",
  alsoNeeds: ["messages:read", "documents:write"],
  params: MessageParams,
  body: Conversion,
  response: Outcome,
  status: 201,
});
/** What was made stays. */
export const removeOutcomeContract = contract({
  method: "DELETE",
  path: "/api/messages/{messageId}/outcomes/{type}/{targetId}",
  tag,
  summary: "Stop showing under a message what was made of it",
  scope: "messages:write",
  params: MessageParams.extend({ type: ObjectType, targetId: Id }),
  response: NoContent,
});

const ChannelParams = z.strictObject({ channelId: Id });

export const listChannelPlacesContract = contract({
  method: "GET",
  path: "/api/channels/{channelId}/conversion",
  tag: "Channels",
  summary: "List the places where lines about a channel can become tasks",
  scope: "channels:read",
  params: ChannelParams,
  query: DraftQuery,
  response: ConversionPlaces,
});
/** Such as the action items of a summary: with the date that each names. */
export const convertChannelLinesContract = contract({
  method: "POST",
  path: "/api/channels/{channelId}/conversion",
  tag: "Channels",
  summary: "Make tasks or cards of lines about a channel",
  scope: "tasks:write",
  alsoNeeds: ["channels:read"],
  params: ChannelParams,
  body: LinesConversion,
  response: Outcome,
  status: 201,
});

const DocumentParams = z.strictObject({ documentId: Id });

export const listLinePlacesContract = contract({
  method: "GET",
  path: "/api/documents/{documentId}/conversion",
  tag: "Documents",
  summary: "List the places where lines of a document can become tasks",
  scope: "documents:read",
  params: DocumentParams,
  query: DraftQuery,
  response: ConversionPlaces,
});
/** With whom each mentions as assignees, and the date that it names. The document stays as it is. */
export const convertLinesContract = contract({
  method: "POST",
  path: "/api/documents/{documentId}/conversion",
  tag: "Documents",
  summary: "Make tasks, cards or subtasks of lines of a document",
  scope: "tasks:write",
  alsoNeeds: ["documents:read"],
  params: DocumentParams,
  body: LinesConversion,
  response: Outcome,
  status: 201,
});
