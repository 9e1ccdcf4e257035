import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { deleteChannelContract } from "@/lib/channels/contract";
import { processors } from "@/lib/composition/processors";
import { db, transaction } from "@/lib/db";
import { deliver } from "@/lib/events/deliver";
import { deliveriesSettled } from "@/lib/events/delivery-queue";
import { deliverDue } from "@/lib/events/outbox";
import {
  createMessageContract,
  deleteMessageContract,
  markReadContract,
  updateMessageContract,
} from "@/lib/messages/contract";
import { createMessage } from "@/lib/messages/create/service";
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
  expect(sent?.isRecorded).toBe(true);
  return { id: sent!.message.id, nonce };
}

const leftOvers = () => db().outboxEvent.findMany();
/** As if the process that wrote them had been killed long ago. */
const makeDue = () => db().outboxEvent.updateMany({ data: { dueAt: new Date(0) } });
const deliverMessage = (id: string) => deliver(processors, { type: "message", id });

describe("the events of a message", () => {
  it("leave nothing in the outbox, where plain text puts nothing", async () => {
    const root = await say(ada, "Plain");
    expect(
      (await insertText(await makeActor(ada), channelId, { nonce: randomUUID(), body: "Plain" }))?.isRecorded,
    ).toBe(false);
    await say(ben, "A reply", { threadId: root.id });
    await say(ada, at(ben));
    await say(ada, "Look at https://example.test/page");
    expect(await leftOvers()).toEqual([]);
  });

  it("don't keep the sender waiting", async () => {
    const root = await say(ben, "Question");
    const sender = await makeActor(ada);
    await transaction(async (tx) => {
      // Publishing the summary of the thread waits for this row.
      await tx.$queryRaw`SELECT FROM messages WHERE id = ${root.id}::uuid FOR NO KEY UPDATE`;
      const body = at(ben);
      await createMessage(sender, channelId, { nonce: randomUUID(), body, threadId: root.id });
      expect(await leftOvers()).toMatchObject([{ event: "message.created" }]);
    });
    await deliveriesSettled();
    expect(await kinds(ben)).toEqual(["MENTION"]);
    expect(await leftOvers()).toEqual([]);
  });

  it("are delivered by the worker where a kill cut them short, after those that are under way", async () => {
    const { id } = await cutShort(at(ben));
    await deliverDue(processors);
    expect(await inbox(ben)).toEqual([]);
    await makeDue();
    await deliverDue(processors);
    expect(await inbox(ben)).toMatchObject([{ kind: "MENTION", target: { type: "message", id } }]);
    expect(await leftOvers()).toEqual([]);
  });

  it("include the summary of its thread", async () => {
    const root = await say(ben, "Question");
    const { id } = await cutShort("Answer", root.id);
    const announced = await announcedBy(() => deliverMessage(id));
    expect(announced).toMatchObject([
      { event: "inbox.changed", room: `user:${ben.id}` },
      { event: "message.patched", data: { id: root.id, thread: { replyCount: 1 } } },
    ]);
  });

  it("are processed once, however often they are delivered at once", async () => {
    const { id } = await cutShort(at(ben));
    const announced = await announcedBy(() =>
      Promise.all(Array.from({ length: 8 }, () => deliverMessage(id))),
    );
    expect(announced.map(({ event }) => event)).toEqual(["inbox.changed"]);
    expect(await kinds(ben)).toEqual(["MENTION"]);
  });

  it("are delivered again when its author sends again", async () => {
    const { id, nonce } = await cutShort(at(ben));
    const body = { nonce, body: at(ben) };
    const again = await send(ada, createMessageContract, { params: { channelId }, body });
    expect(again.id).toBe(id);
    expect(await kinds(ben)).toEqual(["MENTION"]);
  });

  it("are processed as of its present text, where it was edited or deleted meanwhile", async () => {
    const edited = await cutShort(at(ben));
    await send(ada, updateMessageContract, { params: { messageId: edited.id }, body: { body: "Nobody" } });
    const deleted = await cutShort(at(ben));
    await send(ada, deleteMessageContract, { params: { messageId: deleted.id } });
    await deliverMessage(edited.id);
    await deliverMessage(deleted.id);
    expect(await inbox(ben)).toEqual([]);
    expect(await db().objectReference.count({ where: { channelId } })).toBe(0);
    expect(await leftOvers()).toEqual([]);
  });

  it("notify only those mentioned by name once its author has lost the channel", async () => {
    const { id } = await cutShort(`[@channel](mention:all) ${at(ben)}`);
    await db().membership.deleteMany({ where: { userId: ada.id } });
    await deliverMessage(id);
    expect(await kinds(ben)).toEqual(["MENTION"]);
  });

  it("leave a read item for who has read the message by then", async () => {
    const { id } = await cutShort(at(ben));
    await send(ben, markReadContract, { params: { channelId }, body: { seq: 1 } });
    const heard = await heardBy(ben, () => deliverMessage(id));
    expect(heard).toMatchObject([{ isNew: false, unread: {} }]);
    expect(await inbox(ben)).toMatchObject([{ target: { type: "message", id }, isRead: true }]);
  });

  it("leave nothing unread, whenever the message is read", async () => {
    await setLevel(ben, "ALL");
    const root = await say(ben, "Question");
    await say(ben, "Anybody?", { threadId: root.id });
    for (let n = 2; n <= 21; n += 1) {
      const threadId = n % 2 ? root.id : undefined;
      const { id } = await cutShort("Live", threadId);
      const body = { seq: threadId ? (n + 1) / 2 : n / 2 + 1, threadId };
      await Promise.all([deliverMessage(id), send(ben, markReadContract, { params: { channelId }, body })]);
      expect(await inbox(ben)).toContainEqual(
        expect.objectContaining({ target: { type: "message", id }, isRead: true }),
      );
    }
  });

  it("don't keep a channel from being deleted", async () => {
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
    await makeDue();
    await deliverDue(processors);
    expect(await leftOvers()).toEqual([]);
  });
});
