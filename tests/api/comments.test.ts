import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { getChannelContract } from "@/lib/channels/contract";
import { db } from "@/lib/db";
import { cleanUpRows } from "@/lib/jobs/clean-up";
import {
  createMessageContract,
  deleteMessageContract,
  listMessagesContract,
  markReadContract,
  updateMessageContract,
} from "@/lib/messages/contract";
import { pinMessageContract } from "@/lib/messages/pins/contract";
import {
  followThreadContract,
  getThreadContract,
  listThreadsContract,
} from "@/lib/messages/threads/contract";
import { addReactionContract } from "@/lib/reactions/contract";
import { searchContract } from "@/lib/search/contract";
import { openCommentsContract } from "@/lib/tasks/comments/contract";
import { deleteTaskContract, restoreTaskContract } from "@/lib/tasks/contract";
import { addMember, makeChannel, makeSignedIn, type SignedIn } from "@/tests/factories";
import { ada, ben, workspace } from "@/tests/pair";
import { announcedBy } from "@/tests/setup/notifications";
import { send } from "@/tests/setup/request";
import { at, inbox, kinds } from "./inbox-helpers";
import { add, change, complete, get, list, listAll, listId, makeList, reopen } from "./tasks-helpers";

let taskId: string;

/** Each is refused with this status. */
const refuse = (status: number, ...attempts: Promise<unknown>[]) =>
  Promise.all(attempts.map((attempt) => expect(attempt).rejects.toThrow(`: ${status} `)));

beforeEach(async () => {
  await makeList();
  taskId = (await add("Book the venue")).id;
});

const open = (who: SignedIn = ada, id = taskId) =>
  send(who, openCommentsContract, { params: { taskId: id } });
const write = (
  who: SignedIn,
  body: string,
  more: { isBroadcast?: boolean; quotedId?: string } = {},
  id = taskId,
) =>
  send(who, createMessageContract, {
    params: { channelId: listId },
    body: { nonce: randomUUID(), body, threadId: id, ...more },
  });
/** Writes in a thread that is made for it. */
async function comment(who: SignedIn, body: string, id = taskId) {
  await open(who, id);
  return write(who, body, {}, id);
}
const read = (who: SignedIn, id = taskId) =>
  send(who, listMessagesContract, { params: { channelId: listId }, query: { threadId: id } });
const thread = (who: SignedIn) => send(who, getThreadContract, { params: { threadId: taskId } });
const remove = (id = taskId) => send(ada, deleteTaskContract, { params: { taskId: id } });
const restore = (id = taskId) => send(ada, restoreTaskContract, { params: { taskId: id } });
/** Deletes for good what was deleted more than a day ago. */
async function cleanUp() {
  await db().task.updateMany({ where: { deletedAt: { not: null } }, data: { deletedAt: new Date(0) } });
  await cleanUpRows();
}
async function member(name: string) {
  const person = await makeSignedIn({ name });
  await addMember(workspace, person);
  return person;
}
const find = async (who: SignedIn, q: string) =>
  (await send(who, searchContract, { query: { workspaceId: workspace.id, q } })).items;

describe("comments on a task", () => {
  it("are messages of a thread with its id, and leave the channel's own as they are", async () => {
    const first = await comment(ben, "It has 40 seats");
    expect(first).toMatchObject({ seq: 1, threadId: taskId, channelId: listId, author: { id: ben.id } });
    await comment(ada, "Fine");
    expect((await read(ada)).items.map(({ body }) => body)).toEqual(["It has 40 seats", "Fine"]);
    expect(await send(ada, getChannelContract, { params: { channelId: listId } })).toMatchObject({
      lastSeq: 0,
    });
    const all = await send(ada, listMessagesContract, { params: { channelId: listId } });
    expect(all).toEqual({ items: [], hasBefore: false, hasAfter: false });
    expect(await thread(ada)).toMatchObject({
      about: { type: "task", id: taskId, title: "Book the venue" },
      root: { kind: "SYSTEM", seq: 0, system: { type: "comments", about: { type: "task", id: taskId } } },
      lastSeq: 2,
    });
  });

  it("begin with one thread, however many open it at once, which the maker and the assignees follow", async () => {
    await change(taskId, { assignees: [ben.id] });
    const opened = await Promise.all([open(ada), open(ben), open(ada)]);
    expect(opened.map(({ threadId, lastSeq }) => [threadId, lastSeq])).toEqual(Array(3).fill([taskId, 0]));
    expect([await thread(ada), await thread(ben)]).toMatchObject(Array(2).fill({ isFollowing: true }));
    expect((await send(ada, listThreadsContract, { query: {} })).items).toEqual([]);
  });

  it("are counted in the task as lists have it, and say so by the thread's summary", async () => {
    expect(await get(taskId)).toMatchObject({ commentCount: 0 });
    const first = await comment(ben, "One");
    const events = await announcedBy(() => write(ada, "Two"));
    expect(events.filter(({ event }) => event === "message.patched")).toMatchObject([
      { data: { id: taskId, thread: { replyCount: 2 } } },
    ]);
    expect(await listAll()).toMatchObject([{ commentCount: 2 }]);
    await send(ben, deleteMessageContract, { params: { messageId: first.id } });
    expect(await get(taskId)).toMatchObject({ commentCount: 1 });
  });

  it("are written by commenters and read by viewers", async () => {
    const [commenter, viewer] = [await member("Chiara"), await member("Vera")];
    await db().channelMember.createMany({
      data: [
        { channelId: listId, userId: commenter.id, role: "COMMENTER" },
        { channelId: listId, userId: viewer.id, role: "VIEWER" },
      ],
    });
    await refuse(403, open(viewer));
    await comment(commenter, "From the side");
    expect((await read(viewer)).items).toHaveLength(1);
    await refuse(403, write(viewer, "No"));
    await refuse(403, change(taskId, { title: "No" }, commenter));
  });

  it("show nothing to outsiders", async () => {
    const { id: messageId } = await comment(ada, "Ours");
    const eve = await makeSignedIn({ name: "Eve" });
    const reaction = { params: { messageId, emoji: "👍" } };
    const react = () => send(eve, addReactionContract, reaction);
    await refuse(404, open(eve), read(eve), thread(eve), write(eve, "Hi"), react());
  });

  it("have a root that is read and followed alone", async () => {
    await comment(ben, "Yes");
    const messageId = taskId;
    await refuse(
      404,
      send(ben, deleteMessageContract, { params: { messageId } }),
      send(ada, deleteMessageContract, { params: { messageId } }),
      send(ben, updateMessageContract, { params: { messageId }, body: { body: "Other" } }),
      send(ada, pinMessageContract, { params: { messageId } }),
      send(ada, addReactionContract, { params: { messageId, emoji: "👍" } }),
      write(ada, "Quoting it", { quotedId: taskId }),
    );
    await refuse(409, write(ada, "In both", { isBroadcast: true }));
    expect((await read(ada)).items).toHaveLength(1);
  });

  it("lead to the task from a search and are threads that one follows", async () => {
    await comment(ben, "The gallery has a wheelchair ramp");
    const anchor = { seq: 1, threadId: taskId, about: { type: "task", id: taskId } };
    expect(await find(ada, "wheelchair")).toMatchObject([{ type: "message", place: { anchor } }]);
    const { items } = await send(ada, listThreadsContract, { query: { workspaceId: workspace.id } });
    expect(items).toMatchObject([
      { threadId: taskId, about: { title: "Book the venue" }, lastSeq: 1, readSeq: 0 },
    ]);
  });
});

describe("the inbox", () => {
  it("has a comment for who made the task, who is assigned, who follows and who is mentioned", async () => {
    const [chiara, dev, eva] = [await member("Chiara"), await member("Dev"), await member("Eva")];
    await open(ben);
    await change(taskId, { assignees: [chiara.id] });
    await send(dev, followThreadContract, { params: { threadId: taskId }, body: { isFollowing: true } });
    await write(ben, `Is it free? ${at(eva)}`);
    const item = {
      ...{ kind: "COMMENT", threadId: taskId, excerpt: `Is it free? @Eva`, seq: 1 },
      about: { type: "task", id: taskId, title: "Book the venue" },
    };
    expect(await inbox(ada)).toMatchObject([item]);
    expect((await inbox(chiara)).find(({ kind }) => kind === "COMMENT")).toMatchObject(item);
    expect(await inbox(dev)).toMatchObject([item]);
    expect(await kinds(eva)).toEqual(["MENTION"]);
    expect(await kinds(ben)).toEqual([]);
  });

  it("has one item for each task, which reading the comments reads, and none while they are muted", async () => {
    await comment(ben, "One");
    await write(ben, "Two");
    expect(await inbox(ada)).toMatchObject([{ kind: "COMMENT", excerpt: "Two", isRead: false }]);
    await send(ada, markReadContract, { params: { channelId: listId }, body: { seq: 2, threadId: taskId } });
    expect(await inbox(ada)).toMatchObject([{ isRead: true }]);
    await send(ada, followThreadContract, { params: { threadId: taskId }, body: { isFollowing: false } });
    await write(ben, "Three");
    expect(await inbox(ada)).toMatchObject([{ excerpt: "Two" }]);
    await write(ben, `Four ${at(ada)}`);
    expect(await kinds(ada)).toContain("MENTION");
  });

  it("doesn’t have somebody who only opened the comments", async () => {
    await open(ben);
    await write(ada, "Talking to myself");
    expect(await kinds(ben)).toEqual([]);
  });
});

describe("a deleted task", () => {
  it("takes its comments out of sight, and brings them back with it", async () => {
    const { id: messageId } = await comment(ben, `A kiwi for ${at(ada)}`);
    await write(ben, "More");
    await remove();
    expect([await find(ada, "kiwi"), await kinds(ada)]).toEqual([[], []]);
    expect((await send(ada, listThreadsContract, { query: {} })).items).toEqual([]);
    await refuse(
      404,
      read(ada),
      thread(ada),
      open(ada),
      write(ada, "Late"),
      write(ada, "Late", { quotedId: messageId }),
      send(ben, updateMessageContract, { params: { messageId }, body: { body: "Other" } }),
    );
    await restore();
    expect((await read(ada)).items).toHaveLength(2);
    expect([(await find(ada, "kiwi")).length, await kinds(ada)]).toEqual([
      1,
      expect.arrayContaining(["MENTION"]),
    ]);
  });

  it("takes them along for good, with those of its subtasks, and nothing else", async () => {
    const below = await add("Ask for the price", { parentId: taskId });
    const other = await add("Send invitations");
    for (const id of [taskId, below.id, other.id]) await comment(ben, "Words", id);
    await open(ada, other.id);
    await remove();
    await cleanUp();
    const left = await db().message.findMany({ where: { channelId: listId }, select: { threadId: true } });
    expect(left).toEqual(expect.arrayContaining([{ threadId: null }, { threadId: other.id }]));
    expect(left).toHaveLength(2);
    expect(await db().thread.count({ where: { channelId: listId } })).toBe(1);
    expect((await inbox(ada)).map(({ threadId }) => threadId)).toEqual([other.id]);
  });
});

describe("a task that repeats", () => {
  const weekly = { due: { on: "2127-01-06" }, repeat: { rule: "FREQ=WEEKLY" } };

  it("is followed by one without the old comments", async () => {
    const { id } = await add("Water the plants", weekly);
    await comment(ben, "The fern, too", id);
    const { next } = await complete(id);
    expect(next).toMatchObject({ title: "Water the plants", commentCount: 0 });
    await refuse(404, read(ada, next?.id ?? ""));
    expect(await reopen(id)).toMatchObject({ next: null, task: { commentCount: 1 } });
  });

  it("keeps the following one where somebody has commented on it meanwhile", async () => {
    const { id } = await add("Water the plants", weekly);
    const { next } = await complete(id);
    await open(ben, next?.id);
    expect(await reopen(id)).toMatchObject({ next: null });
    const again = await complete(id);
    await comment(ben, "Not this week", again.next?.id);
    expect(await reopen(id)).toMatchObject({ next: { id: again.next?.id, commentCount: 1 } });
  });
});

it("comments go with their task into another channel, and quote nothing of the former one", async () => {
  const { id: quotedId } = await send(ada, createMessageContract, {
    params: { channelId: listId },
    body: { nonce: randomUUID(), body: "Of the list" },
  });
  const first = await comment(ben, "Before");
  await write(ben, "Quoting", { quotedId });
  await write(ben, "Quoting within", { quotedId: first.id });
  const elsewhere = await makeChannel(workspace, { name: "private", type: "TODO", visibility: "PRIVATE" });
  await db().channelMember.create({ data: { channelId: elsewhere.id, userId: ada.id, role: "MANAGER" } });
  await db().task.update({ where: { id: taskId }, data: { channelId: elsewhere.id } });
  await refuse(404, read(ada), write(ada, "Into the former channel"), thread(ben));
  const { items } = await send(ada, listMessagesContract, {
    params: { channelId: elsewhere.id },
    query: { threadId: taskId },
  });
  expect(items.map(({ body, quote }) => [body, quote?.body])).toEqual([
    ["Before", undefined],
    ["Quoting", undefined],
    ["Quoting within", "Before"],
  ]);
  expect(await inbox(ada)).toMatchObject([{ channel: { id: elsewhere.id } }]);
  expect(list.id).toBe(listId);
});
