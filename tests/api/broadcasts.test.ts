import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { getChannelContract } from "@/lib/channels/contract";
import { listConversationsContract, openConversationContract } from "@/lib/conversations/contract";
import { db } from "@/lib/db";
import {
  createMessageContract,
  deleteMessageContract,
  listMessagesContract,
  markReadContract,
  updateMessageContract,
} from "@/lib/messages/contract";
import { addReactionContract } from "@/lib/reactions/contract";
import { resolveReferencesContract } from "@/lib/references/contract";
import { scheduleMessageContract } from "@/lib/scheduled/contract";
import { sendScheduled } from "@/lib/scheduled/send/service";
import { searchContract } from "@/lib/search/contract";
import type { SignedIn } from "@/tests/factories";
import { ada, ben, channelId, makePair } from "@/tests/pair";
import { refusal, send } from "@/tests/setup/request";
import { at, inbox, kinds, say, setLevel } from "./inbox-helpers";

// A reply that is also sent to its channel is one message with a place in two streams.

let threadId: string;
beforeEach(async () => {
  await makePair();
  threadId = (await say(ada, "Root")).id;
  await say(ada, "Between");
});

const broadcast = (who: SignedIn, body: string) => say(who, body, { threadId, isBroadcast: true });
const read = async (query: { threadId?: string; after?: number; before?: number } = {}) =>
  (await send(ada, listMessagesContract, { params: { channelId }, query })).items;
const markRead = (who: SignedIn, seq: number, threadId?: string) =>
  send(who, markReadContract, { params: { channelId }, body: { seq, ...(threadId && { threadId }) } });
const unreadOf = async (who: SignedIn) => {
  const { lastSeq, readSeq } = await send(who, getChannelContract, { params: { channelId } });
  return lastSeq - readSeq;
};

describe("a reply that is also sent to the channel", () => {
  it("has a number in both streams, which keep no gaps", async () => {
    await say(ben, "Quietly", { threadId });
    const said = await broadcast(ben, "Aloud");
    expect(said).toMatchObject({
      threadId,
      seq: 2,
      broadcast: { seq: 3, root: { id: threadId, body: "Root" } },
    });
    await say(ada, "After");
    expect((await read()).map(({ seq, threadId, body }) => [seq, threadId, body])).toEqual([
      [1, null, "Root"],
      [2, null, "Between"],
      [3, null, "Aloud"],
      [4, null, "After"],
    ]);
    expect((await read({ threadId })).map(({ seq, body }) => [seq, body])).toEqual([
      [1, "Quietly"],
      [2, "Aloud"],
    ]);
    expect((await read({ after: 2 })).map(({ seq }) => seq)).toEqual([3, 4]);
    expect((await read({ before: 4 })).map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect((await read())[0]?.thread).toMatchObject({ replyCount: 2 });
  });

  it("keeps the order of both where many are sent at once, also the same one twice", async () => {
    const nonce = randomUUID();
    const again = () =>
      send(ben, createMessageContract, {
        params: { channelId },
        body: { nonce, body: "Twice", threadId, isBroadcast: true },
      });
    const others = [broadcast(ada, "A"), say(ada, "B"), say(ben, "C", { threadId }), broadcast(ben, "D")];
    const [first, second] = await Promise.all([again(), again(), ...others]);
    expect(second).toEqual(first);
    expect((await read()).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6]);
    expect((await read({ threadId })).map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  });

  it("is edited, reacted to and deleted once, in both", async () => {
    const { id: messageId } = await broadcast(ben, "Alout");
    await send(ben, updateMessageContract, { params: { messageId }, body: { body: "Aloud" } });
    await send(ada, addReactionContract, { params: { messageId, emoji: "👍" } });
    const inBoth = async () => [(await read()).at(-1), (await read({ threadId })).at(-1)];
    for (const message of await inBoth())
      expect(message).toMatchObject({ id: messageId, body: "Aloud", reactions: [{ emoji: "👍" }] });
    await send(ben, deleteMessageContract, { params: { messageId } });
    for (const message of await inBoth())
      expect(message).toMatchObject({ id: messageId, body: "", deletedAt: expect.any(String) });
  });

  it("is unread in the channel for others, and read by its author", async () => {
    await markRead(ada, 2);
    await markRead(ben, 2);
    await broadcast(ben, "Aloud");
    expect([await unreadOf(ada), await unreadOf(ben)]).toEqual([1, 0]);
  });

  it("is found once, and once in the inbox of whom it mentions", async () => {
    await broadcast(ben, `Zebra ${at(ada)}`);
    const { items } = await send(ada, searchContract, { query: { q: "zebra", type: "message" } });
    expect(items).toHaveLength(1);
    expect(await kinds(ada)).toEqual(["MENTION"]);
  });

  it.each([
    ["in the channel", () => markRead(ada, 3)],
    ["in the thread", () => markRead(ada, 1, threadId)],
  ])("is read in the inbox by reading it %s", async (_, reading) => {
    await broadcast(ben, at(ada));
    expect((await inbox(ada, "unread")).length).toBe(1);
    await reading();
    expect(await inbox(ada, "unread")).toEqual([]);
  });

  it("is heard of by who wants to hear everything of the channel, in the order of its messages", async () => {
    await setLevel(ada, "ALL");
    for (const body of ["One", "Two", "Three"]) await say(ben, body);
    const root = (await say(ben, "Ben's own")).id;
    await say(ben, "Quietly", { threadId: root });
    const { id } = await say(ben, "Aloud", { threadId: root, isBroadcast: true });
    expect((await inbox(ada)).map(({ kind, target }) => [kind, target?.id])).toEqual([["MESSAGE", id]]);
  });

  it("is what a link to its place in the channel shows", async () => {
    const { id } = await broadcast(ben, "Aloud");
    const { items } = await send(ada, resolveReferencesContract, {
      body: { targets: [{ type: "message", channelId, seq: 3 }] },
    });
    expect(items).toMatchObject([{ id, isVisible: true }]);
  });

  it("can be scheduled", async () => {
    const { id: scheduledId } = await send(ben, scheduleMessageContract, {
      params: { channelId },
      body: {
        ...{ nonce: randomUUID(), body: "Later", threadId, isBroadcast: true },
        sendAt: new Date(Date.now() + 60_000).toISOString(),
      },
    });
    await db().scheduledMessage.update({ where: { id: scheduledId }, data: { sendAt: new Date() } });
    await sendScheduled({ scheduledId });
    expect((await read()).at(-1)).toMatchObject({ seq: 3, body: "Later" });
  });

  it("is the latest message of a conversation", async () => {
    const { id } = await send(ada, openConversationContract, { body: { userIds: [ben.id], name: "" } });
    const root = await say(ada, "Root", { in: id });
    const said = await say(ben, "Aloud", { in: id, threadId: root.id, isBroadcast: true });
    await say(ben, "Quietly", { in: id, threadId: root.id });
    const { items } = await send(ada, listConversationsContract, { query: {} });
    expect(items).toMatchObject([{ id, lastMessage: { body: "Aloud" }, activeAt: said.createdAt }]);
  });

  it("shows the root as it is now", async () => {
    await broadcast(ben, "Aloud");
    await send(ada, deleteMessageContract, { params: { messageId: threadId } });
    expect((await read()).at(-1)?.broadcast?.root).toMatchObject({ body: "", isDeleted: true });
  });
});

it("is for answers only", async () => {
  const body = { nonce: randomUUID(), body: "Aloud", isBroadcast: true };
  expect(await refusal(ada, createMessageContract, { params: { channelId }, body })).toMatchObject({
    code: "invalid_input",
  });
});
