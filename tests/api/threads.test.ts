import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { getChannelContract } from "@/lib/channels/contract";
import { db } from "@/lib/db";
import {
  createMessageContract,
  deleteMessageContract,
  listMessagesContract,
  markReadContract,
  markUnreadContract,
} from "@/lib/messages/contract";
import {
  followThreadContract,
  getThreadContract,
  listThreadsContract,
} from "@/lib/messages/threads/contract";
import {
  addMember,
  makeChannel,
  makeMember,
  makeMessage,
  makeSignedIn,
  type SignedIn,
} from "@/tests/factories";
import { ada, ben, channel, channelId, makePair, workspace } from "@/tests/pair";
import { announcedBy } from "@/tests/setup/notifications";
import { refusal, send } from "@/tests/setup/request";

let threadId: string;

beforeEach(async () => {
  await makePair();
  threadId = (await makeMessage(channel, ada, "Root")).id;
});

const reply = (who: SignedIn, body: string, nonce = randomUUID(), root = threadId) =>
  send(who, createMessageContract, { params: { channelId }, body: { nonce, body, threadId: root } });
const read = (who: SignedIn, query: Record<string, number | string> = {}) =>
  send(who, listMessagesContract, { params: { channelId }, query });
const thread = (who: SignedIn) => send(who, getThreadContract, { params: { threadId } });
const mark = (who: SignedIn, seq: number) =>
  send(who, markReadContract, { params: { channelId }, body: { seq, threadId } });
const follow = (who: SignedIn, isFollowing: boolean) =>
  send(who, followThreadContract, { params: { threadId }, body: { isFollowing } });

describe("replies", () => {
  it("are numbered by themselves and stay out of the channel", async () => {
    const first = await reply(ben, "One");
    expect(first).toMatchObject({ seq: 1, threadId, channelId });
    await reply(ada, "Two");
    expect(await send(ada, getChannelContract, { params: { channelId } })).toMatchObject({ lastSeq: 1 });
    const { items } = await read(ada);
    expect(items.map(({ body }) => body)).toEqual(["Root"]);
    expect(items[0]?.thread).toMatchObject({
      replyCount: 2,
      lastReplyAt: expect.any(String),
      participants: [{ name: "Ada" }, { name: "Ben" }],
    });
    expect((await read(ada, { threadId })).items.map(({ body }) => body)).toEqual(["One", "Two"]);
  });

  it("are counted, with the latest three who wrote, whatever is deleted meanwhile", async () => {
    const [chiara, dev] = [await makeSignedIn({ name: "Chiara" }), await makeSignedIn({ name: "Dev" })];
    for (const person of [chiara, dev]) await addMember(workspace, person);
    const summary = async () => {
      const root = (await read(ada)).items.at(0)?.thread;
      return root && [root.replyCount, ...root.participants.map(({ name }) => name)];
    };
    const erase = (who: SignedIn, messageId: string) =>
      send(who, deleteMessageContract, { params: { messageId } });
    const first = await reply(ben, "One");
    for (const who of [ada, chiara, dev, chiara]) await reply(who, "More");
    expect(await summary()).toEqual([5, "Chiara", "Dev", "Ada"]);
    const last = await reply(ben, "Last");
    expect(await summary()).toEqual([6, "Ben", "Chiara", "Dev"]);
    await erase(ben, last.id);
    expect(await summary()).toEqual([5, "Chiara", "Dev", "Ada"]);
    await Promise.all([erase(ben, first.id), ...[ada, dev, ada].map((who) => reply(who, "At once"))]);
    expect((await summary())?.[0]).toBe(7);
    const thread = await db().thread.findUniqueOrThrow({ where: { id: threadId } });
    expect(thread.recentAuthorIds).toHaveLength(3);
    expect(thread.recentAuthorIds).not.toContain(ben.id);
  });

  it("leave no gap when 60 come at once, in the order of their times", async () => {
    const sent = await Promise.all(
      Array.from({ length: 60 }, (_, index) => reply(index % 2 ? ada : ben, `Reply ${index}`)),
    );
    expect(sent.map(({ seq }) => seq).sort((a, b) => a - b)).toEqual(sent.map((_, index) => index + 1));
    const { items } = await read(ada, { threadId, limit: 100 });
    const times = items.map(({ createdAt }) => createdAt);
    expect(times).toEqual([...times].sort());
    expect((await thread(ada)).lastSeq).toBe(60);
  });

  it("are one for one nonce, however often it is sent", async () => {
    const nonce = randomUUID();
    const sent = await Promise.all(Array.from({ length: 10 }, () => reply(ada, "Once", nonce)));
    expect(new Set(sent.map(({ id }) => id)).size).toBe(1);
    expect((await thread(ada)).lastSeq).toBe(1);
    expect((await reply(ada, "Next")).seq).toBe(2);
  });

  it("are read in windows that say what lies beyond", async () => {
    for (let index = 1; index <= 6; index++) await reply(ben, `Reply ${index}`);
    const window = await read(ada, { threadId, after: 1, limit: 3 });
    expect(window.items.map(({ seq }) => seq)).toEqual([2, 3, 4]);
    expect(window).toMatchObject({ hasBefore: true, hasAfter: true });
    expect(await read(ada, { threadId, after: 6 })).toMatchObject({ items: [], hasAfter: false });
  });

  it("announce themselves and what the message they hang on looks like now", async () => {
    const announced = await announcedBy(() => reply(ben, "One"));
    const [created, patched] = announced.filter(({ room }) => room === `channel:${channelId}`);
    expect(created).toMatchObject({ event: "message.created", data: { threadId } });
    // The summary alone, however long the root message is.
    expect(patched).toEqual({
      room: `channel:${channelId}`,
      event: "message.patched",
      data: {
        ...{ id: threadId, channelId },
        thread: { replyCount: 1, lastReplyAt: expect.any(String), participants: [expect.anything()] },
      },
    });
  });

  it("can still come when the message they hang on is deleted, which keeps its thread", async () => {
    await reply(ben, "One");
    await send(ada, deleteMessageContract, { params: { messageId: threadId } });
    expect((await reply(ben, "Two")).seq).toBe(2);
    expect((await read(ben)).items[0]).toMatchObject({ body: "", thread: { replyCount: 2 } });
  });

  it("aren't counted once deleted, and keep their numbers", async () => {
    const first = await reply(ben, "One");
    await reply(ada, "Two");
    const announced = await announcedBy(() =>
      send(ben, deleteMessageContract, { params: { messageId: first.id } }),
    );
    expect(announced.at(-1)).toMatchObject({
      event: "message.patched",
      data: { id: threadId, thread: { replyCount: 1, participants: [{ name: "Ada" }] } },
    });
    expect((await reply(ben, "Three")).seq).toBe(3);
  });

  it("have no threads of their own, and belong to the channel of their thread", async () => {
    const { id } = await reply(ben, "One");
    const input = { params: { channelId }, body: { nonce: randomUUID(), body: "Deeper", threadId: id } };
    expect(await refusal(ben, createMessageContract, input)).toMatchObject({ code: "conflict" });
    expect(await refusal(ben, getThreadContract, { params: { threadId: id } })).toMatchObject({
      code: "not_found",
    });
    const other = await makeChannel(workspace);
    const across = {
      params: { channelId: other.id },
      body: { nonce: randomUUID(), body: "Across", threadId },
    };
    expect(await refusal(ben, createMessageContract, across)).toMatchObject({ code: "not_found" });
    const query = { params: { channelId: other.id }, query: { threadId } };
    expect(await refusal(ben, listMessagesContract, query)).toMatchObject({ code: "not_found" });
    expect(await db().message.count({ where: { channelId: other.id } })).toBe(0);
  });
});

describe("following", () => {
  it("begins with writing, or being answered, and counts what is unread", async () => {
    await reply(ben, "One");
    await reply(ben, "Two");
    expect(await thread(ada)).toMatchObject({ isFollowing: true, lastSeq: 2, readSeq: 0 });
    expect(await thread(ben)).toMatchObject({ isFollowing: true, readSeq: 2 });
    const sent = await announcedBy(() => mark(ada, 1));
    expect(sent[0]).toEqual({
      room: `user:${ada.id}`,
      event: "thread.changed",
      data: { threadId, channelId, readSeq: 1, isFollowing: true },
    });
    expect((await thread(ada)).readSeq).toBe(1);
    await mark(ada, 99);
    expect((await thread(ada)).readSeq).toBe(2);
    await mark(ada, 1);
    expect((await thread(ada)).readSeq).toBe(2);
  });

  it("counts what is marked unread again, for who follows", async () => {
    await reply(ben, "One");
    await reply(ben, "Two");
    await mark(ada, 2);
    const unread = { params: { channelId }, body: { seq: 2, threadId } };
    const sent = await announcedBy(() => send(ada, markUnreadContract, unread));
    expect(sent).toEqual([
      { room: `user:${ada.id}`, event: "channel.unread", data: { threadId, channelId, readSeq: 1 } },
    ]);
    expect((await thread(ada)).readSeq).toBe(1);
    const carl = await makeMember(workspace, { name: "Carl" });
    expect(await refusal(carl, markUnreadContract, unread)).toMatchObject({ code: "conflict" });
  });

  it("starts and stops on request; nothing is unread for who doesn't", async () => {
    const carl = await makeMember(workspace, { name: "Carl" });
    await reply(ben, "One");
    expect(await thread(carl)).toMatchObject({ isFollowing: false, readSeq: 1 });
    expect(await follow(carl, true)).toEqual({ threadId, channelId, isFollowing: true, readSeq: 1 });
    await reply(ben, "Two");
    expect(await thread(carl)).toMatchObject({ isFollowing: true, readSeq: 1, lastSeq: 2 });
    await follow(carl, false);
    expect(await thread(carl)).toMatchObject({ isFollowing: false, readSeq: 2 });
    expect((await send(carl, listThreadsContract)).items).toEqual([]);
  });

  it("can be done before the first reply", async () => {
    await follow(ben, true);
    expect((await read(ben)).items[0]?.thread).toBeNull();
    expect((await reply(ada, "One")).seq).toBe(1);
    expect(await thread(ben)).toMatchObject({ isFollowing: true, readSeq: 0, lastSeq: 1 });
  });

  it("lists unread threads first, in pages, of what one may still see", async () => {
    const roots = await Promise.all(["A", "B", "C"].map((body) => makeMessage({ id: channelId }, ada, body)));
    for (const { id } of roots) await reply(ben, "Answer", randomUUID(), id);
    const [a, , c] = roots;
    const seq = { seq: 1, threadId: c!.id };
    await send(ada, markReadContract, { params: { channelId }, body: seq });
    const all = await send(ada, listThreadsContract, { query: { workspaceId: workspace.id, limit: 50 } });
    expect(all.items.map(({ root }) => root.body)).toEqual(["B", "A", "C"]);
    const first = await send(ada, listThreadsContract, { query: { limit: 2 } });
    const rest = await send(ada, listThreadsContract, { query: { limit: 2, cursor: first.nextCursor! } });
    expect([...first.items, ...rest.items]).toEqual(all.items);
    expect(rest.nextCursor).toBeNull();
    expect(first.items[1]).toMatchObject({ threadId: a!.id, lastSeq: 1, readSeq: 0 });

    await db().membership.deleteMany({ where: { userId: ben.id } });
    expect((await send(ben, listThreadsContract)).items).toEqual([]);
    expect(await refusal(ben, getThreadContract, { params: { threadId } })).toMatchObject({ status: 404 });
  });
});
