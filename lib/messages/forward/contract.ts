import { z } from "zod";
import { Person } from "@/lib/accounts/schema";
import { ChannelType } from "@/lib/channels/schema";
import { contract } from "@/lib/http/contract";
import { Id, storable } from "@/lib/http/schema";
import type { ObjectType } from "@/lib/objects/types";
import { Message, MessageBody } from "../schema";

const tag = "Messages";

export const Forwarding = z
  .strictObject({
    channelId: Id.optional(),
    /** Instead of a channel: the conversation with this person, which is begun where there is none. */
    userId: Id.optional(),
    /** Of the new message; forwarding the same nonce again returns the first. */
    nonce: Id,
    /** Sent right before it, in Markdown. */
    comment: MessageBody.optional(),
  })
  .refine(({ channelId, userId }) => (channelId === undefined) !== (userId === undefined), {
    path: ["channelId"],
    message: "give either a channel or a person",
  });

/** A channel or conversation in which I can write, or somebody to begin one with. */
export const ForwardTarget = z.object({
  /** Of the channel; of the person where `isNew`. */
  id: Id,
  /** There is no conversation with this person yet. */
  isNew: z.boolean(),
  type: ChannelType,
  /** Empty for a conversation of two, and for a group without a name. */
  name: z.string(),
  image: z.string().nullable(),
  /** Null for conversations. */
  workspace: z.object({ id: Id, name: z.string() }).nullable(),
  /** Of a conversation everyone in it, me included; the one person where `isNew`. */
  people: z.array(Person),
});
export type ForwardTarget = z.output<typeof ForwardTarget>;

/** Copies text, files and sticker, and sends the comment with them or nothing. Needs to read the one channel and write in the other. */
export const forwardMessageContract = contract({
  method: "POST",
  path: "/api/messages/{messageId}/forward",
  tag,
  summary: "Forward a message to another channel or a person",
  scope: "messages:write",
  alsoNeeds: ["messages:read"],
  params: z.strictObject({ messageId: Id }),
  body: Forwarding,
  response: Message,
  status: 201,
  limit: "chat",
});
/** What is forwarded as a mention. A message is copied. */
const FORWARDABLE = ["channel", "person", "task", "file"] as const satisfies readonly ObjectType[];
export type Forwardable = (typeof FORWARDABLE)[number];

/** Sends a mention of it: everyone who reads it sees what they may see of the object. */
export const forwardObjectContract = contract({
  method: "POST",
  path: "/api/objects/{type}/{targetId}/forward",
  tag,
  summary: "Forward an object, such as a task, to a channel or a person",
  scope: "messages:write",
  alsoNeeds: ["channels:read", "people:read", "tasks:read", "files:read"],
  params: z.strictObject({ type: z.enum(FORWARDABLE), targetId: Id }),
  body: Forwarding,
  response: Message,
  status: 201,
  limit: "chat",
});
export const listForwardTargetsContract = contract({
  method: "GET",
  path: "/api/forward-targets",
  tag,
  summary: "List the places I can forward to, by name: my 50 latest channels, then people",
  scope: "messages:read",
  query: z.strictObject({ q: storable(100).trim().default("") }),
  response: z.object({ items: z.array(ForwardTarget) }),
});
