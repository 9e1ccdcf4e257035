import { z } from "zod";
import { Person } from "@/lib/accounts/schema";
import { Channel } from "@/lib/channels/schema";
import { Receipt } from "@/lib/conversations/schema";
import { Draft } from "@/lib/drafts/schema";
import type { ErrorBody } from "@/lib/http/errors";
import { Id } from "@/lib/http/schema";
import { InboxChange } from "@/lib/inbox/schema";
import { Message } from "@/lib/messages/schema";
import { ThreadPosition } from "@/lib/messages/threads/schema";
import { ChannelNotifications } from "@/lib/notifications/schema";
import { PersonSettings, Presence, Status } from "@/lib/people/schema";

/** What the server tells browsers. A name is `noun.pastTense`. */
export const ServerEvents = {
  "message.created": Message,
  "message.updated": Message,
  "message.deleted": Message,
  "channel.created": Channel,
  "channel.updated": Channel,
  "channel.deleted": z.object({ id: Id, workspaceId: Id.nullable() }),
  /** To all devices of one person: they have read up to here on one of them. */
  "channel.read": z.object({ channelId: Id, readSeq: z.int() }),
  /** To all devices of one person, as the one that follows: they follow a thread or not, or have read up to here. */
  "thread.changed": ThreadPosition,
  "saved.changed": z.object({ messageId: Id, channelId: Id, isSaved: z.boolean() }),
  /** To all devices of one person: how they have voted in an anonymous poll, which the message doesn't tell. */
  "poll.voted": z.object({ messageId: Id, optionIds: z.array(Id) }),
  /** To all devices of one person, as the two that follow. */
  "draft.saved": Draft,
  "draft.deleted": Draft.pick({ channelId: true, threadId: true }),
  "scheduled.changed": z.object({}),
  "reminders.changed": z.object({}),
  /** To all devices of one person, as the one that follows. */
  "inbox.changed": InboxChange,
  "notifications.changed": ChannelNotifications.extend({ channelId: Id }),
  "workspace.updated": z.object({ workspaceId: Id }),
  "workspace.deleted": z.object({ workspaceId: Id }),
  "emoji.changed": z.object({ workspaceId: Id }),
  "stickers.changed": z.object({ workspaceId: Id }),
  "member.changed": z.object({ workspaceId: Id, userId: Id }),
  /** The receiver may now see more or less than before, in this workspace: ask for the tree again. */
  "access.changed": z.object({ workspaceId: Id.nullable() }),
  "typing.started": z.object({ channelId: Id, threadId: Id.nullable(), userId: Id, name: z.string() }),
  "presence.changed": z.object({ userId: Id, presence: Presence }),
  /** Name, picture or status of somebody I share a workspace with. */
  "person.updated": Person.extend({ status: Status.nullable() }),
  /** To all devices of one person: how they want to be seen. */
  "settings.changed": PersonSettings,
  /** To all devices of one person: they have blocked or unblocked somebody. */
  "block.changed": z.object({ userId: Id }),
  /** To all devices of one person: what they have set for a conversation has changed. */
  "conversation.changed": z.object({ channelId: Id }),
  /** Somebody else in a conversation received or read up to here. */
  "receipt.changed": Receipt.extend({ channelId: Id }),
  /** Everything up to here has been sent: where to begin after a break in the connection. */
  "position.moved": z.object({ position: z.string() }),
  /** To connect with, after a break. */
  "token.renewed": z.object({ token: z.string() }),
  /** What was missed isn't known any more, as after a break of over a minute: read everything again. */
  "server.resynchronized": z.object({}),
  "session.ended": z.object({}),
} as const;

export type ServerEventName = keyof typeof ServerEvents;
export type ServerEvent<N extends ServerEventName> = z.output<(typeof ServerEvents)[N]>;

export type Ack<T> = (result: { data: T } | ErrorBody) => void;

const Stream = z.strictObject({ channelId: Id, threadId: Id.optional() });

/** What browsers ask of the node. A name is `noun.verb`. The node validates each against its schema. */
export const ClientEvents = {
  /** Runs an endpoint that is marked `realtime`. `id` is its `contractId`. */
  "endpoint.call": z.strictObject({
    id: z.string().max(200),
    params: z.unknown().optional(),
    query: z.unknown().optional(),
    body: z.unknown().optional(),
  }),
  /** The streams this page shows now, in place of those it showed before. */
  "viewing.set": z.strictObject({ streams: z.array(Stream).max(10) }),
  /** I am typing here, or in this thread of it; notify those who look at it. Send at most every 3 seconds. */
  "typing.start": Stream,
  /** Who is there, of a workspace or of all of mine? Answers `{ people }`: whoever isn't among them is offline. */
  "presence.list": z.strictObject({ workspaceId: Id.optional() }),
  /** Nobody has touched this device for a while, or somebody does again. */
  "presence.report": z.strictObject({ isIdle: z.boolean() }),
} as const;

export type ServerToClient = { [N in ServerEventName]: (data: ServerEvent<N>) => void };

export type ClientToServer = {
  "endpoint.call": (input: z.input<(typeof ClientEvents)["endpoint.call"]>, ack: Ack<unknown>) => void;
  "viewing.set": (input: z.input<(typeof ClientEvents)["viewing.set"]>, ack?: Ack<null>) => void;
  "typing.start": (input: z.input<(typeof ClientEvents)["typing.start"]>, ack?: Ack<null>) => void;
  "presence.list": (
    input: z.input<(typeof ClientEvents)["presence.list"]>,
    ack: Ack<{ people: { userId: string; presence: Presence }[] }>,
  ) => void;
  "presence.report": (input: z.input<(typeof ClientEvents)["presence.report"]>, ack?: Ack<null>) => void;
};
