import { randomUUID } from "node:crypto";
import { transaction } from "@/lib/db";
import type { Line, Who } from "./conversations";

const MINUTE = 60_000;

/** `"3d 09:12"` or `"25m"` as a moment before `now`. */
export function moment(when: string, now: Date): Date {
  const minutes = /^(\d+)m$/.exec(when)?.[1];
  if (minutes) return new Date(now.getTime() - Number(minutes) * MINUTE);
  const [, days, hour, minute] = /^(\d+)d (\d\d):(\d\d)$/.exec(when) ?? [];
  if (!days) throw new Error(`${when} isn't a moment`);
  const date = new Date(now);
  date.setDate(date.getDate() - Number(days));
  date.setHours(Number(hour), Number(minute), Math.floor(Number(minute) * 0.9), 0);
  return date;
}

/**
 * Writes a conversation into an empty channel, as if it had been had. Rows rather than the service, which would date
 * all of it now.
 * @param unread how many of the last messages each person hasn't read
 */
export async function writeConversation(
  channelId: string,
  lines: Line[],
  people: Record<Who, { id: string }>,
  readers: Partial<Record<Who, { unread: number }>>,
): Promise<void> {
  const now = new Date();
  const messages = lines.map(({ who, when, body, isEdited, isDeleted }, index) => {
    const createdAt = moment(when, now);
    const later = new Date(createdAt.getTime() + 2 * MINUTE);
    return {
      channelId,
      streamId: channelId,
      authorId: people[who].id,
      seq: index + 1,
      nonce: randomUUID(),
      body: isDeleted ? "" : body,
      createdAt,
      editedAt: isEdited ? later : null,
      deletedAt: isDeleted ? later : null,
    };
  });
  const markers = Object.entries(readers).map(([who, { unread }]) => ({
    channelId,
    userId: people[who as Who].id,
    readSeq: lines.length - unread,
  }));
  await transaction(async (tx) => {
    await tx.message.createMany({ data: messages });
    await tx.readMarker.deleteMany({ where: { channelId } });
    await tx.readMarker.createMany({ data: markers });
    await tx.channel.update({ where: { id: channelId }, data: { lastSeq: lines.length } });
  });
}
