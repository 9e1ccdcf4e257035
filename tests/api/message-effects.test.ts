import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { deleteChannelContract } from "@/lib/channels/contract";
import { db } from "@/lib/db";
import {
  createMessageContract,
  deleteMessageContract,
  markReadContract,
  updateMessageContract,
} from "@/lib/messages/contract";
import { causeEffects, causeLateEffects } from "@/lib/messages/create/effects";
import { insertText } from "@/lib/messages/create/text";
import { makeActor, makeChannel } from "@/tests/factories";
import { ada, ben, channelId, makePair, workspace } from "@/tests/pair";
import { announcedBy } from "@/tests/setup/notifications";
import { send } from "@/tests/setup/request";
import { at, heardBy, inbox, kinds, say, setLevel } from "./inbox-helpers";

beforeEach(makePair);

/** What is left of a message whose process was killed right after it was written. */
async function cutShort(body: string, threadId?: string) {
  const nonce = randomUUID();
  const sent = await insertText(await makeActor(ada), channelId, { nonce, body, threadId });
  expect(sent?.hasEffects).toBe(true);
  return { id: sent!.message.id, nonce };
}

const leftOvers = () => db().messageOutbox.findMany();
/** As if it had been written so many seconds ago. */
const age = (messageId: string, seconds: number) =>
  db().messageOutbox.update({
    where: { messageId },
    data: { createdAt: new Date(Date.now() - seconds * 1000) },
  });

describe("what a message causes", () => {
  it("leaves nothing in the outbox, and of plain text puts nothing there", async () => {
    const root = await say(ada, "Plain");
    expect(
      (await insertText(await makeActor(ada), channelId, { nonce: randomUUID(), body: "Plain" }))?.hasEffects,
    ).toBe(false);
    await say(ben, "A reply", { threadId: root.id });
    await say(ada, at(ben));
    await say(ada, "Look at https://example.test/page");
    expect(await leftOvers()).toEqual([]);
  });

  it("is made up for by the worker, after those that are under way", async () => {
    const { id } = await cutShort(at(ben));
    await causeLateEffects();
    expect(await inbox(ben)).toEqual([]);
    await age(id, 60);
    await causeLateEffects();
    expect(await inbox(ben)).toMatchObject([{ kind: "MENTION", messageId: id }]);
    expect(await leftOvers()).toEqual([]);
  });

  it("is announced with a thread's summary", async () => {
    const root = await say(ben, "Question");
    const { id } = await cutShort("Answer", root.id);
    const announced = await announcedBy(() => causeEffects(id));
    expect(announced).toMatchObject([
      { event: "inbox.changed", room: `user:${ben.id}` },
      { event: "message.updated", data: { id: root.id, thread: { replyCount: 1 } } },
    ]);
  });

  it("happens once, however often it is asked for at once", async () => {
    const { id } = await cutShort(at(ben));
    const announced = await announcedBy(() => Promise.all(Array.from({ length: 8 }, () => causeEffects(id))));
    expect(announced.map(({ event }) => event)).toEqual(["inbox.changed"]);
    expect(await kinds(ben)).toEqual(["MENTION"]);
  });

  it("is made up for when its author sends again", async () => {
    const { id, nonce } = await cutShort(at(ben));
    const body = { nonce, body: at(ben) };
    const again = await send(ada, createMessageContract, { params: { channelId }, body });
    expect(again.id).toBe(id);
    expect(await kinds(ben)).toEqual(["MENTION"]);
  });

  it("of a message that was edited or deleted meanwhile is that of what it says now", async () => {
    const edited = await cutShort(at(ben));
    await send(ada, updateMessageContract, { params: { messageId: edited.id }, body: { body: "Nobody" } });
    const deleted = await cutShort(at(ben));
    await send(ada, deleteMessageContract, { params: { messageId: deleted.id } });
    await causeEffects(edited.id);
    await causeEffects(deleted.id);
    expect(await inbox(ben)).toEqual([]);
    expect(await db().objectReference.count({ where: { channelId } })).toBe(0);
    expect(await leftOvers()).toEqual([]);
  });

  it("reaches nobody whom only a role may call once its author has lost the channel", async () => {
    const { id } = await cutShort(`[@channel](mention:all) ${at(ben)}`);
    await db().membership.deleteMany({ where: { userId: ada.id } });
    await causeEffects(id);
    expect(await kinds(ben)).toEqual(["MENTION"]);
  });

  it("is read from the start for who has read the message by then", async () => {
    const { id } = await cutShort(at(ben));
    await send(ben, markReadContract, { params: { channelId }, body: { seq: 1 } });
    const heard = await heardBy(ben, () => causeEffects(id));
    expect(heard).toMatchObject([{ isNews: false, unread: {} }]);
    expect(await inbox(ben)).toMatchObject([{ messageId: id, isRead: true }]);
  });

  it("leaves nothing unread, whenever the message is read", async () => {
    await setLevel(ben, "ALL");
    const root = await say(ben, "Question");
    await say(ben, "Anybody?", { threadId: root.id });
    for (let n = 2; n <= 21; n += 1) {
      const threadId = n % 2 ? root.id : undefined;
      const { id } = await cutShort("Live", threadId);
      const body = { seq: threadId ? (n + 1) / 2 : n / 2 + 1, threadId };
      await Promise.all([causeEffects(id), send(ben, markReadContract, { params: { channelId }, body })]);
      expect(await inbox(ben)).toContainEqual(expect.objectContaining({ messageId: id, isRead: true }));
    }
  });

  it("doesn't keep a channel from being deleted", async () => {
    for (const reply of [false, true]) {
      for (let n = 0; n < 5; n += 1) {
        const channel = await makeChannel(workspace);
        const root = await say(ada, "Question", { in: channel.id });
        const threadId = reply ? root.id : undefined;
        const sent = Array.from({ length: 4 }, () => say(ada, at(ben), { in: channel.id, threadId }));
        await sent[n % 4];
        await send(ada, deleteChannelContract, { params: { channelId: channel.id } });
        // Some of them came before it, others too late.
        await Promise.allSettled(sent);
        expect(await db().channel.count({ where: { id: channel.id } })).toBe(0);
        expect(await db().message.count({ where: { channelId: channel.id } })).toBe(0);
      }
    }
    await db().messageOutbox.updateMany({ data: { createdAt: new Date(Date.now() - 60_000) } });
    await causeLateEffects();
    expect(await leftOvers()).toEqual([]);
  });
});
