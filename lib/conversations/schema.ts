import { z } from "zod";
import { Person } from "@/lib/accounts/schema";
import { TreeChannel } from "@/lib/channels/schema";
import { Id, line, Seq, Timestamp } from "@/lib/http/schema";
import { MAX_PEOPLE } from "./limits";

/** The section of one person's list that holds a conversation. HIDDEN ones return with the next message. */
export const ConversationPlace = z.enum(["LISTED", "HIDDEN", "ARCHIVED"]);
export type ConversationPlace = z.output<typeof ConversationPlace>;

/** The newest message, as the list shows it. */
export const LastMessage = z.object({
  author: Person,
  /** Its first 200 characters; empty once deleted, and for what has no words. */
  body: z.string(),
  kind: z.string(),
  createdAt: Timestamp,
  isDeleted: z.boolean(),
});

/** A DIRECT or GROUP channel, as it stands in one person's list. The name of a DIRECT is empty. */
export const Conversation = TreeChannel.extend({
  image: z.string().nullable(),
  /** Everyone in it, me included. */
  people: z.array(Person),
  lastMessage: LastMessage.nullable(),
  /** When something last happened in it: what the list is ordered by. */
  activeAt: Timestamp,
  place: ConversationPlace,
  /** Of a DIRECT: I have blocked the other person. */
  isBlocked: z.boolean(),
});
export type Conversation = z.output<typeof Conversation>;

export const GroupName = line(80, 0);
const UserIds = z.array(Id).min(1);

/** One other person opens the conversation with them; several make a group. */
export const NewConversation = z.strictObject({
  userIds: UserIds.max(MAX_PEOPLE - 1),
  /** Of a group. */
  name: GroupName.default(""),
});
/** Its picture is set like every channel's. */
export const GroupChange = z.strictObject({ name: GroupName });
export const NewPeople = z.strictObject({ userIds: UserIds.max(MAX_PEOPLE - 1) });
export const ConversationPreference = z
  .strictObject({ place: ConversationPlace, isMuted: z.boolean() })
  .partial();

/** The last message of a conversation that a person has received, and the last one they have read. */
export const Receipt = z.object({ userId: Id, deliveredSeq: z.int(), readSeq: z.int() });
export type Receipt = z.output<typeof Receipt>;

/** How far messages have arrived at this device. */
export const Delivery = z.strictObject({
  items: z
    .array(z.strictObject({ channelId: Id, seq: Seq.min(1) }))
    .min(1)
    .max(100),
});
