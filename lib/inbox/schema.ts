import { z } from "zod";
import { Person } from "@/lib/accounts/schema";
import { ChannelType } from "@/lib/channels/schema";
import { PageQuery } from "@/lib/http/pagination";
import { Id, Moment, Timestamp } from "@/lib/http/schema";
import { ObjectKey, ObjectType } from "@/lib/objects/schema";
import { inboxGroups, inboxKinds } from "./kinds";

/** Why something is in the inbox. */
export const InboxKind = z.enum(inboxKinds);
export type InboxKind = z.output<typeof InboxKind>;

/** How many items nobody has read yet; kinds without any are left out. */
export const InboxCounts = z.partialRecord(InboxKind, z.int());
export type InboxCounts = z.output<typeof InboxCounts>;

export const InboxItem = z.object({
  id: Id,
  kind: InboxKind,
  /** Who caused it; null for the system. */
  actor: Person.nullable(),
  workspace: z.object({ id: Id, slug: z.string(), name: z.string() }).nullable(),
  channel: z.object({ id: Id, name: z.string(), type: ChannelType }).nullable(),
  /** Whom a mention called, where it wasn't me by name. */
  audience: z.enum(["everyone", "role"]).nullable(),
  /** Whether I have muted the thread it comes from, else the channel. */
  isMuted: z.boolean(),
  threadId: Id.nullable(),
  /** What the thread's messages are comments on. */
  about: z.object({ type: ObjectType, id: Id, title: z.string() }).nullable(),
  /** What it is about; null for what leads to a page, as invites do. */
  target: ObjectKey.nullable(),
  /** Where the message, or that of the file, stands in its stream. */
  seq: z.int().nullable(),
  /** The block of the document that mentions me. */
  block: z.string().nullable(),
  /** The beginning of the message as plain text, or the title of the task. */
  excerpt: z.string(),
  /** What the item says where no message says it: a reminder's text, a reaction's emoji, a document's words. */
  text: z.string(),
  /** When it last came up: at its cause, or when a snoozed one woke. */
  at: Timestamp,
  isRead: z.boolean(),
  isDone: z.boolean(),
  snoozedUntil: Timestamp.nullable(),
});
export type InboxItem = z.output<typeof InboxItem>;

/** What of the inbox to look at. `all` is what is neither done nor snoozed. */
export const InboxFilter = z.enum(["all", "unread", ...inboxGroups, "snoozed", "done"]);
export type InboxFilter = z.output<typeof InboxFilter>;
export const InboxQuery = PageQuery.extend({ filter: InboxFilter.default("all") });
export type InboxQuery = z.output<typeof InboxQuery>;

export const InboxItemChange = z
  .strictObject({
    isRead: z.boolean(),
    isDone: z.boolean(),
    /** Until then it's out of sight; null brings it back. Within a year. */
    snoozedUntil: Moment.nullable(),
  })
  .partial();
export type InboxItemChange = z.output<typeof InboxItemChange>;

/** Which of the open items to be done with. */
export const InboxDone = z.strictObject({
  filter: InboxFilter.exclude(["snoozed", "done"]).default("all"),
});

/** When, and how many. */
export const InboxDoneAt = z.object({ doneAt: Timestamp, count: z.int() });

/** The transaction that counted, and the others whose changes are in its numbers, as PostgreSQL writes them. */
const Counted = z.object({ xid: z.string(), snapshot: z.string() });

/** A change of one person's inbox, published to all of their devices. */
export const InboxChange = z.object({
  /** What came, or went: at most 50. */
  itemIds: z.array(Id),
  /** Whether the item is new and devices may notify of it. */
  isNew: z.boolean(),
  unread: InboxCounts,
  /** Unread mentions of the channels it concerns. */
  channels: z.array(z.object({ id: Id, mentionCount: z.int() })),
  counted: Counted,
});
export type InboxChange = z.output<typeof InboxChange>;
