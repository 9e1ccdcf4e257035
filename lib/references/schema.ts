import { z } from "zod";
import { Person } from "@/lib/accounts/schema";
import { ChannelType } from "@/lib/channels/schema";
import { Id, Timestamp } from "@/lib/http/schema";

/** What can be referred to. Documents, decks and boards are channels; later types join here. */
export const ReferenceType = z.enum(["person", "channel", "message"]);
export type ReferenceType = z.output<typeof ReferenceType>;

/** Names an object: by its id, or a message by its place, which is what its address says. */
export const ReferenceKey = z.union([
  z.strictObject({ type: ReferenceType, id: Id }),
  z.strictObject({
    type: z.literal("message"),
    channelId: Id,
    /** The thread of that channel in which `seq` counts. */
    threadId: Id.optional(),
    seq: z.int().min(1).max(2_147_483_647),
  }),
]);
export type ReferenceKey = z.output<typeof ReferenceKey>;

/** Where an object is, for a link to it. A thread's message is found by the message that the thread hangs on. */
export const ReferencePlace = z.object({
  /** Null for a conversation outside of workspaces. */
  workspaceSlug: z.string().nullable(),
  channelId: Id,
  /** Empty for a conversation of two, where it isn't named for the viewer. */
  channelName: z.string(),
  channelType: ChannelType,
  /** Of a message, in the stream it counts in. */
  seq: z.int().nullable(),
  threadId: Id.nullable(),
});
export type ReferencePlace = z.output<typeof ReferencePlace>;

/** An object as it shows where it is mentioned, for one viewer. */
export const ReferencePreview = z.object({
  isVisible: z.literal(true),
  type: ReferenceType,
  id: Id,
  /** The name of the person or channel; who wrote the message. */
  title: z.string(),
  /** The beginning of a message as plain text, the topic of a channel. */
  excerpt: z.string(),
  /** The person, or the message's author. */
  person: Person.nullable(),
  place: ReferencePlace.nullable(),
  createdAt: Timestamp.nullable(),
});
export type ReferencePreview = z.output<typeof ReferencePreview>;

/** The same for what doesn't exist and for what the viewer may not see. */
export const Unseen = z.object({ isVisible: z.literal(false) });

export const ResolvedReference = z.discriminatedUnion("isVisible", [ReferencePreview, Unseen]);
export type ResolvedReference = z.output<typeof ResolvedReference>;
