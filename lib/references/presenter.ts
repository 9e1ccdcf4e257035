import type { ChannelType } from "@/lib/channels/types";
import { excerptOf } from "@/lib/messages/plain-text";
import type { ReferencePreview } from "./schema";

/** What `toMessagePreview` needs, over message msg, its author u and channel c in workspace ws. */
export const MESSAGE_PREVIEW_COLUMNS = `msg.id, left(msg.body, 1000) AS excerpt, msg.created_at AS "createdAt",
  u.id AS "personId", u.name AS "personName", u.image AS "personImage", msg.seq, msg.thread_id AS "threadId",
  c.id AS "channelId", c.name AS "channelName", c.type AS "channelType", ws.slug AS "workspaceSlug"`;

export type ChannelRow = {
  channelId: string;
  channelName: string;
  channelType: ChannelType;
  workspaceSlug: string | null;
  topic: string;
};
export type PersonRow = { personId: string; personName: string; personImage: string | null };
export type MessageRow = Omit<ChannelRow, "topic"> &
  PersonRow & { id: string; excerpt: string; createdAt: Date; seq: number; threadId: string | null };

const toPerson = (row: PersonRow) => ({ id: row.personId, name: row.personName, image: row.personImage });

export function toPersonPreview(row: PersonRow): ReferencePreview {
  const person = toPerson(row);
  return {
    isVisible: true,
    type: "person",
    id: person.id,
    title: person.name,
    excerpt: "",
    person,
    place: null,
    createdAt: null,
  };
}

export function toChannelPreview({ topic, ...place }: ChannelRow): ReferencePreview {
  return {
    isVisible: true,
    type: "channel",
    id: place.channelId,
    title: place.channelName,
    excerpt: topic,
    person: null,
    place: { ...place, seq: null, threadId: null },
    createdAt: null,
  };
}

export function toMessagePreview(row: MessageRow): ReferencePreview {
  const { workspaceSlug, channelId, channelName, channelType, seq, threadId } = row;
  return {
    isVisible: true,
    type: "message",
    id: row.id,
    title: row.personName,
    excerpt: excerptOf(row.excerpt),
    person: toPerson(row),
    place: { workspaceSlug, channelId, channelName, channelType, seq, threadId },
    createdAt: row.createdAt.toISOString(),
  };
}
