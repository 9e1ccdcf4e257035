import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { createMessage } from "@/lib/messages/create/service";
import { pinMessage } from "@/lib/messages/pins/service";
import { setSaved } from "@/lib/saved/service";
import type { TestUser } from "@/tests/factories";
import type { Who } from "./conversations";

type Reply = [who: Who, minutesLater: number, body: string];

const TIDE_NUMBERS: Reply[] = [
  ["ben", 14, "41 new skippers is more than all of last month. Do we know what brought them?"],
  ["ada", 21, "Six came by the sailing club, the rest through the review in the harbour magazine."],
  ["chiara", 33, "I can write the club a thank-you note. And ask whether they would test 2.4."],
  ["ada", 36, "Please do, they know every sandbank by name."],
];
const DEPTH_DATA: Reply[] = [
  ["chiara", 5, "Does the attribution have to stand on the map itself, or is the about page enough?"],
  ["dev", 9, "On the map, small, bottom right. They sent an example."],
];

/** Threads, a pin, a quote, a saved message and an edit whose history can be looked at. */
export async function addThreads(
  people: Record<Who, TestUser>,
  generalId: string,
  asActor: (person: TestUser) => Actor,
): Promise<void> {
  const find = (start: string) =>
    db().message.findFirstOrThrow({ where: { channelId: generalId, body: { startsWith: start } } });
  const numbers = await find("Numbers from last week");
  const depths = await find("The harbour authority answered");
  const goOrNoGo = await find("Tomorrow 10:00 go or no-go");

  await answer(numbers, TIDE_NUMBERS, people, ["ada", "ben", "chiara"]);
  await answer(depths, DEPTH_DATA, people, ["dev", "chiara"]);
  await db().messageRevision.create({
    data: { messageId: depths.id, body: "The harbour authority answered: yes!", createdAt: depths.createdAt },
  });
  await db().message.update({ where: { id: depths.id }, data: { editedAt: depths.createdAt } });

  await pinMessage(asActor(people.ben), goOrNoGo.id);
  await setSaved(asActor(people.ada), { type: "message", id: depths.id }, true);
  await createMessage(asActor(people.chiara), generalId, {
    nonce: randomUUID(),
    body: "I’ll bring the screenshots, printed, so that nobody has to squint.",
    quotedId: goOrNoGo.id,
  });
}

/** Rows rather than the service, which would date all of it now. Who follows has read it. */
async function answer(
  root: { id: string; channelId: string; createdAt: Date },
  replies: Reply[],
  people: Record<Who, TestUser>,
  followers: Who[],
): Promise<void> {
  const { id: threadId, channelId } = root;
  const at = (minutes: number) => new Date(root.createdAt.getTime() + minutes * 60_000);
  const lastReplyAt = at(replies.at(-1)?.[1] ?? 0);
  const recentAuthorIds = [...new Set(replies.map(([who]) => people[who].id).reverse())].slice(0, 3);
  const lastSeq = replies.length;
  await db().thread.create({
    data: { id: threadId, channelId, lastSeq, lastReplyAt, replyCount: lastSeq, recentAuthorIds },
  });
  await db().message.createMany({
    data: replies.map(([who, minutes, body], index) => ({
      channelId,
      threadId,
      streamId: threadId,
      authorId: people[who].id,
      seq: index + 1,
      nonce: randomUUID(),
      body,
      createdAt: at(minutes),
    })),
  });
  await db().threadFollow.createMany({
    data: followers.map((who) => ({ threadId, userId: people[who].id, readSeq: replies.length })),
  });
}
