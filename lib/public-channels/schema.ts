import { z } from "zod";
import { ChannelType } from "@/lib/channels/schema";
import { Id, SeqQuery, Timestamp } from "@/lib/http/schema";
import { LabelColor } from "@/lib/labels/schema";

/** A file of a message, read at `/api/public/channels/{channelId}/files/{fileId}` for as long as the channel is public. */
export const PublicFile = z.object({
  id: Id,
  name: z.string(),
  type: z.string(),
  size: z.int(),
  width: z.int().nullable(),
  height: z.int().nullable(),
  alt: z.string(),
});

/** A message as anyone may read it: no ids of people, no names but those of authors. */
export const PublicMessage = z.object({
  seq: z.int(),
  authorName: z.string(),
  /** Mentions of people who haven't written here, and of what isn't public, are replaced. */
  body: z.string(),
  createdAt: Timestamp,
  isEdited: z.boolean(),
  isForwarded: z.boolean(),
  quote: z.object({ authorName: z.string(), body: z.string() }).nullable(),
  reactions: z.array(z.object({ emoji: z.string(), count: z.int() })),
  files: z.array(PublicFile),
  sticker: z.object({ name: z.string(), asset: z.string().nullable() }).nullable(),
  poll: z
    .object({ question: z.string(), options: z.array(z.object({ text: z.string(), voteCount: z.int() })) })
    .nullable(),
  replyCount: z.int(),
});
export type PublicMessage = z.output<typeof PublicMessage>;

export const PublicChannel = z.object({
  id: Id,
  type: ChannelType,
  name: z.string(),
  topic: z.string(),
  /** Whether search engines may list it. */
  isIndexed: z.boolean(),
});
export type PublicChannel = z.output<typeof PublicChannel>;

/** A card as anyone may read it. */
const PublicCard = z.object({
  title: z.string(),
  labels: z.array(z.object({ name: z.string(), color: LabelColor })),
  dueOn: z.string().nullable(),
  dueTime: z.string().nullable(),
  timeZone: z.string().nullable(),
  isDone: z.boolean(),
});
export const PublicColumn = z.object({
  name: z.string(),
  color: LabelColor.nullable(),
  isDone: z.boolean(),
  cards: z.array(PublicCard),
  /** How many cards stand below these. */
  more: z.int(),
});
export type PublicColumn = z.output<typeof PublicColumn>;

export const PublicChannelPage = PublicChannel.extend({
  /** Of a board; none of a channel of another type. */
  columns: z.array(PublicColumn),
  /** Ascending by seq; none for a type whose messages stand beside its content. */
  messages: z.array(PublicMessage),
  /** The `before` of the messages that precede these; null at the beginning. */
  earlier: z.int().nullable(),
});
export type PublicChannelPage = z.output<typeof PublicChannelPage>;

export const PublicChannelParams = z.strictObject({ channelId: Id });
export const PublicChannelQuery = z.strictObject({
  before: SeqQuery.optional(),
});
