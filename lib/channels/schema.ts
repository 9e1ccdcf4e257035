import { z } from "zod";
import { Person } from "@/lib/accounts/schema";
import { page } from "@/lib/http/pagination";
import { Id, line } from "@/lib/http/schema";
import { CHANNEL_ACTIONS } from "@/lib/permissions";
import { NotificationLevel } from "./notification-level";
import { channelTypes, creatableTypes } from "./types";

export const ChannelType = z.enum(channelTypes);
export type ChannelType = z.output<typeof ChannelType>;
export const CreatableType = z.enum(creatableTypes);

export const ChannelVisibility = z.enum(["WORKSPACE", "PRIVATE", "PUBLIC"]);
export const ChannelRole = z.enum(["MANAGER", "EDITOR", "COMMENTER", "VIEWER"]);

export const ChannelName = line(80);
export const ChannelTopic = line(250, 0);

/**
 * A channel, the same for everyone who sees it: also what events carry. Where it stands isn't: not everyone who sees it
 * sees what it stands under.
 */
export const Channel = z.object({
  id: Id,
  workspaceId: Id.nullable(),
  type: ChannelType,
  visibility: ChannelVisibility,
  defaultRole: ChannelRole,
  name: z.string(),
  topic: z.string(),
  isArchived: z.boolean(),
  /** Of a PUBLIC one: search engines may list it. */
  isIndexed: z.boolean(),
});
export type Channel = z.output<typeof Channel>;

/** A channel in one person's tree. Unread is `lastSeq - readSeq`. */
export const TreeChannel = Channel.extend({
  /** Null also where I don't see what it stands under. */
  parentId: Id.nullable(),
  /** Fractional index among its siblings. */
  position: z.string(),
  role: ChannelRole,
  lastSeq: z.int(),
  readSeq: z.int(),
  /** Messages that name me, unread in my inbox. */
  mentionCount: z.int(),
  /** Of a document: whether others changed it since I last looked; null where I never did. */
  hasUnreadChanges: z.boolean().nullish(),
  isMuted: z.boolean(),
  /** My notification level; null takes the workspace's. */
  level: NotificationLevel.nullable(),
  /** Everything that I may do in it. */
  actions: z.array(z.enum(CHANNEL_ACTIONS)),
});
export type TreeChannel = z.output<typeof TreeChannel>;

export const NewChannel = z.strictObject({
  type: CreatableType,
  name: ChannelName,
  topic: ChannelTopic.default(""),
  /** It is opened to anyone later, by a manager who has read what that means. */
  visibility: ChannelVisibility.exclude(["PUBLIC"]).default("WORKSPACE"),
  parentId: Id.nullable().default(null),
});
export const ChannelChange = z
  .strictObject({
    name: ChannelName,
    topic: ChannelTopic,
    /** The topic that was changed. Where it is another one by now, the change is refused. */
    topicBasedOn: ChannelTopic,
    visibility: ChannelVisibility,
    defaultRole: ChannelRole,
    isArchived: z.boolean(),
    isIndexed: z.boolean(),
  })
  .partial();
export type ChannelChange = z.output<typeof ChannelChange>;
/** Where a channel goes: under `parentId` (null is the top), before the sibling `beforeId` (null is the end). */
export const ChannelMove = z.strictObject({ parentId: Id.nullable(), beforeId: Id.nullable() });

export const ChannelMember = Person.extend({ role: ChannelRole });
export type ChannelMember = z.output<typeof ChannelMember>;
export const ChannelReaders = page(Person).extend({ count: z.int() });
export type ChannelReaders = z.output<typeof ChannelReaders>;
/** People to look up: as many as a message may mention. */
export const PeopleGiven = z.strictObject({ userIds: z.array(Id).min(1).max(100) });
export const ChannelMemberChange = z.strictObject({ role: ChannelRole });
