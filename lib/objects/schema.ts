import { z } from "zod";
import { Person } from "@/lib/accounts/schema";
import { ChannelType } from "@/lib/channels/schema";
import { Id, Timestamp } from "@/lib/http/schema";
import { objectTypes } from "./types";

export const ObjectType = z.enum(objectTypes);
export const ObjectKey = z.strictObject({ type: ObjectType, id: Id });

/** Where an object is, for a link to it. */
export const ObjectPlace = z.object({
  /** Null for a conversation outside of workspaces. */
  workspaceSlug: z.string().nullable(),
  channelId: Id,
  /** As the viewer calls it: a conversation without a name goes by its other people. */
  channelName: z.string(),
  channelType: ChannelType,
  /** Null for the channel itself. */
  anchor: z
    .union([
      // A message in the stream that it counts in; a thread's is found by the message that the thread hangs on.
      z.object({
        ...{ seq: z.int(), threadId: Id.nullable() },
        /** What the thread's messages are comments on. */
        about: z.object({ type: ObjectType, id: Id }).nullable().optional(),
      }),
      // A block of a document, as `blockId` names it.
      z.object({ block: z.string() }),
      // An object of the channel's content.
      z.object({ type: ObjectType, id: Id }),
    ])
    .nullable(),
});
export type ObjectPlace = z.output<typeof ObjectPlace>;

/** An object as it shows wherever it is mentioned or listed, for one viewer. */
export const ObjectPreview = z.object({
  type: ObjectType,
  id: Id,
  /** The name of the person, channel or file; who wrote the message. */
  title: z.string(),
  /** The beginning of a message as plain text, the topic of a channel. */
  excerpt: z.string(),
  /** The person, the message's author, who sent the file. */
  person: Person.nullable(),
  place: ObjectPlace.nullable(),
  createdAt: Timestamp.nullable(),
  /** Of a task or card. */
  isDone: z.boolean().optional(),
});
export type ObjectPreview = z.output<typeof ObjectPreview>;
