import { v7 as uuidv7 } from "uuid";
import { noteOf } from "@/lib/calls/note";
import { db, transaction } from "@/lib/db";
import { addInboxItem } from "@/lib/inbox/service";
import type { Who } from "./conversations";
import { moment } from "./messages";

type People = Record<Who, { id: string }>;
type PastCall = {
  channelId: string;
  by: Who;
  when: string;
  /** Null where nobody answered. */
  minutes: number | null;
  people: Who[];
  /** For whom it rang in vain. */
  missedBy?: Who;
};

/** A call as it was had: in the stream of its channel where there is one, at the place of its time. */
async function writeCall(people: People, { channelId, by, when, minutes, ...call }: PastCall): Promise<void> {
  const createdAt = moment(when, new Date());
  const endedAt = new Date(createdAt.getTime() + (minutes ?? 40 / 60) * 60_000);
  const starter = people[by].id;
  const row = {
    ...{ id: uuidv7(), channelId, startedById: starter, status: "ENDED" as const, createdAt, endedAt },
    ...{ isVideo: false, answeredAt: minutes === null ? null : createdAt },
    endReason: minutes === null ? ("NO_ANSWER" as const) : ("HUNG_UP" as const),
  };
  const stays = call.people.map((who) => ({
    ...{ id: uuidv7(), userId: people[who].id, joinedAt: createdAt, leftAt: endedAt, leaseUntil: endedAt },
  }));
  const missedBy = call.missedBy && people[call.missedBy].id;
  await transaction(async (tx) => {
    await tx.call.create({
      data: {
        ...row,
        participants: { create: stays },
        ...(missedBy && { invites: { create: { userId: missedBy, status: "MISSED", createdAt } } }),
      },
    });
    const { type } = await tx.channel.findUniqueOrThrow({ where: { id: channelId } });
    if (type === "VOICE") return;
    const after = await tx.message.findMany({
      where: { streamId: channelId, createdAt: { gt: createdAt } },
      orderBy: { seq: "desc" },
    });
    // From the last one, since numbers are unique.
    for (const { id, seq } of after) await tx.message.update({ where: { id }, data: { seq: seq + 1 } });
    const { lastSeq } = await tx.channel.update({
      where: { id: channelId },
      data: { lastSeq: { increment: 1 } },
    });
    const seq = lastSeq - after.length;
    const system = noteOf({
      ...{ id: row.id, isVideo: false, peopleCount: stays.length, endReason: row.endReason },
      ...{ answeredAt: row.answeredAt?.toISOString() ?? null, endedAt: endedAt.toISOString() },
    });
    const message = await tx.message.create({
      data: {
        ...{ channelId, streamId: channelId, authorId: starter, seq, nonce: row.id, body: "" },
        ...{ kind: "SYSTEM", system, createdAt },
      },
    });
    await tx.readMarker.updateMany({
      where: { channelId, readSeq: { gte: seq - 1 }, ...(missedBy && { userId: { not: missedBy } }) },
      data: {
        readSeq: { increment: 1 },
        deliveredSeq: { increment: 1 },
        receiptSeq: { increment: 1 },
      },
    });
    if (!missedBy) return;
    await addInboxItem(tx, {
      ...{ userId: missedBy, kind: "CALL_MISSED", key: `call:${row.id}`, actorId: starter, channelId },
      target: { type: "message", id: message.id },
    });
    await tx.inboxItem.updateMany({
      where: { userId: missedBy, targetId: message.id },
      data: { createdAt: endedAt },
    });
  });
}

/** What was said by voice: in the voice channel, in the group, and one call that Ada missed. */
export async function addCalls(people: People, coffee: string): Promise<void> {
  const find = (type: "DIRECT" | "GROUP", who: Who[]) =>
    db().channel.findFirstOrThrow({
      where: { type, AND: who.map((one) => ({ members: { some: { userId: people[one].id } } })) },
    });
  const group = await find("GROUP", ["ada", "chiara", "dev"]);
  const withChiara = await find("DIRECT", ["ada", "chiara"]);
  const talks: PastCall[] = [
    { channelId: coffee, by: "ben", when: "2d 10:30", minutes: 14, people: ["ben", "chiara"] },
    {
      channelId: coffee,
      by: "chiara",
      when: "1d 10:31",
      minutes: 23,
      people: ["chiara", "ada", "ben", "dev"],
    },
    { channelId: group.id, by: "dev", when: "1d 16:20", minutes: 18, people: ["dev", "chiara", "ada"] },
    {
      ...{ channelId: withChiara.id, by: "chiara", when: "1d 17:42", minutes: null },
      ...{ people: ["chiara"], missedBy: "ada" },
    },
  ];
  for (const talk of talks) await writeCall(people, talk);
}
