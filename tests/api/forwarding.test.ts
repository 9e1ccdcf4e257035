import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { listConversationsContract, openConversationContract } from "@/lib/conversations/contract";
import { db } from "@/lib/db";
import { createMessageContract, deleteMessageContract, updateMessageContract } from "@/lib/messages/contract";
import {
  forwardMessageContract,
  forwardObjectContract,
  listForwardTargetsContract,
} from "@/lib/messages/forward/contract";
import { createTaskContract } from "@/lib/tasks/contract";
import { makeChannel, makeMember, makeSignedIn, makeWorkspace, type SignedIn } from "@/tests/factories";
import { ada, ben, channelId, makePair, workspace } from "@/tests/pair";
import { refusal, send } from "@/tests/setup/request";

beforeEach(makePair);

const say = (who: SignedIn, body: string, given: object = {}, to = channelId) =>
  send(who, createMessageContract, {
    params: { channelId: to },
    body: { nonce: randomUUID(), body, ...given },
  });

describe("forwarding", () => {
  const forward = (who: SignedIn, messageId: string, to: string, nonce = randomUUID()) =>
    send(who, forwardMessageContract, { params: { messageId }, body: { channelId: to, nonce } });

  it("names who wrote it first through any number of hands, once for each nonce", async () => {
    const [second, third] = [await makeChannel(workspace), await makeChannel(workspace)];
    const source = await say(ada, "Good news");
    const nonce = randomUUID();
    const first = await forward(ben, source.id, second.id, nonce);
    expect(await forward(ben, source.id, second.id, nonce)).toEqual(first);
    expect(first).toMatchObject({
      channelId: second.id,
      body: "Good news",
      author: { name: "Ben" },
      forwarded: { authorName: "Ada", messageId: source.id, channelId },
    });
    expect((await forward(ada, first.id, third.id)).forwarded).toEqual(first.forwarded);
    const change = { params: { messageId: first.id }, body: { body: "Bad news" } };
    expect(await refusal(ben, updateMessageContract, change)).toMatchObject({ code: "conflict" });
  });

  it("sends a mention of a task, once for each nonce, and refuses one that the sender can't see", async () => {
    const list = await makeChannel(workspace, { type: "TODO" });
    const call = { params: { channelId: list.id }, body: { title: "Paint [the] fence" } };
    const task = await send(ada, createTaskContract, call);
    const body = { channelId, nonce: randomUUID(), comment: "Who helps?" };
    const params = { type: "task" as const, targetId: task.id };
    const sent = await send(ben, forwardObjectContract, { params, body });
    expect(sent).toMatchObject({ body: `[Paint \\[the\\] fence](mention:task/${task.id})`, seq: 2 });
    expect(await send(ben, forwardObjectContract, { params, body })).toEqual(sent);
    expect(await db().message.count({ where: { channelId } })).toBe(2);
    await db().channel.update({ where: { id: list.id }, data: { visibility: "PRIVATE" } });
    const again = { params, body: { channelId, nonce: randomUUID() } };
    expect(await refusal(ben, forwardObjectContract, again)).toMatchObject({ code: "not_found" });
    // What is sent already is found again without it.
    expect(await send(ben, forwardObjectContract, { params, body })).toEqual(sent);
  });

  it("writes the title of a private board's card only where everyone may read it", async () => {
    const members = [{ user: ada, role: "MANAGER" as const }];
    const board = await makeChannel(workspace, { type: "KANBAN", visibility: "PRIVATE", members });
    const team = await makeChannel(workspace, { visibility: "PRIVATE", members });
    const direct = await send(ada, openConversationContract, { body: { userIds: [ben.id] } });
    const call = { params: { channelId: board.id }, body: { title: "Buy the harbour" } };
    const { id: targetId } = await send(ada, createTaskContract, call);
    const bodyIn = async (to: { channelId: string } | { userId: string }) => {
      const body = { ...to, nonce: randomUUID() };
      return (await send(ada, forwardObjectContract, { params: { type: "task", targetId }, body })).body;
    };
    const hidden = `[a task](mention:task/${targetId})`;
    expect(await bodyIn({ channelId })).toBe(hidden);
    expect(await bodyIn({ channelId: direct.id })).toBe(hidden);
    expect(await bodyIn({ userId: ben.id })).toBe(hidden);
    expect(await bodyIn({ channelId: team.id })).toBe(`[Buy the harbour](mention:task/${targetId})`);
    // One who joins the board reads it in the conversation.
    await db().channelMember.create({ data: { channelId: board.id, userId: ben.id, role: "VIEWER" } });
    expect(await bodyIn({ channelId: direct.id })).toBe(`[Buy the harbour](mention:task/${targetId})`);
  });

  it("sends a comment right before the copy, once, and not without it", async () => {
    const target = await makeChannel(workspace);
    const source = await say(ada, "Good news");
    const body = { channelId: target.id, nonce: randomUUID(), comment: "Look at **this**" };
    const call = { params: { messageId: source.id }, body };
    const copies = await Promise.all([1, 2, 3].map(() => send(ben, forwardMessageContract, call)));
    const stored = async () =>
      db().message.findMany({ where: { channelId: target.id }, orderBy: { seq: "asc" } });
    expect((await stored()).map(({ seq, body }) => [seq, body])).toEqual([
      [1, "Look at **this**"],
      [2, "Good news"],
    ]);
    expect(new Set(copies.map(({ id, seq }) => `${id} ${seq}`)).size).toBe(1);
    // A blank one is refused, and nothing is sent.
    const blank = { ...call, body: { ...body, nonce: randomUUID(), comment: "  " } };
    expect(await refusal(ben, forwardMessageContract, blank)).toMatchObject({ status: 422 });
    const poll = { question: "When?", options: ["Now", "Later"] };
    const asked = await say(ada, "", { poll });
    const refused = { params: { messageId: asked.id }, body: { ...body, nonce: randomUUID() } };
    expect(await refusal(ben, forwardMessageContract, refused)).toMatchObject({ code: "conflict" });
    expect(await stored()).toHaveLength(2);
  });

  it("reaches a conversation of mine, no one else's, and none across a block", async () => {
    const chiara = await makeMember(workspace, { name: "Chiara" });
    const open = (who: SignedIn, other: SignedIn) =>
      send(who, openConversationContract, { body: { userIds: [other.id] } });
    const [mine, theirs] = [await open(ben, ada), await open(ada, chiara)];
    const source = await say(ada, "Good news");
    const copy = await forward(ben, source.id, mine.id);
    expect(copy).toMatchObject({ channelId: mine.id, forwarded: { authorName: "Ada", channelId } });
    const to = (id: string) => ({
      params: { messageId: source.id },
      body: { channelId: id, nonce: randomUUID() },
    });
    expect(await refusal(ben, forwardMessageContract, to(theirs.id))).toMatchObject({ code: "not_found" });
    await db().block.create({ data: { blockerId: ada.id, blockedId: ben.id } });
    expect(await refusal(ben, forwardMessageContract, to(mine.id))).toMatchObject({ code: "forbidden" });
  });

  it("finds by name wherever one may write, first where one was last", async () => {
    const chiara = await makeMember(workspace, { name: "Chiara" });
    const elsewhere = await makeWorkspace(ben, { name: "Elsewhere" });
    for (let count = 0; count < 60; count++) await makeChannel(workspace, { name: `many ${count}` });
    const far = await makeChannel(elsewhere, { name: "Zebra 100%" });
    const more = { name: "Zebra", visibility: "PRIVATE" as const };
    await makeChannel(workspace, { ...more, members: [{ user: ada, role: "MANAGER" }] });
    await makeChannel(workspace, { name: "Zebra", defaultRole: "VIEWER" });
    await makeChannel(workspace, { name: "Zebra", archivedAt: new Date() });
    const direct = await send(ben, openConversationContract, { body: { userIds: [chiara.id] } });
    await send(ada, openConversationContract, { body: { userIds: [chiara.id] } });
    await say(ben, "Here", {}, far.id);
    await say(ben, "Here", {}, direct.id);

    const find = async (q: string) => (await send(ben, listForwardTargetsContract, { query: { q } })).items;
    expect((await find("")).map(({ id }) => id).slice(0, 2)).toEqual([direct.id, far.id]);
    expect(await find("")).toHaveLength(50);
    expect((await find("many 59")).map(({ name }) => name)).toEqual(["many 59"]);
    expect(await find("zebra")).toEqual([
      {
        id: far.id,
        isNew: false,
        type: "CHAT",
        name: "Zebra 100%",
        image: null,
        people: [],
        workspace: { id: elsewhere.id, name: "Elsewhere" },
      },
    ]);
    expect(await find("%")).toHaveLength(1);
    expect(await find("chiara")).toMatchObject([
      { id: direct.id, workspace: null, people: [{ name: "Ben" }, { name: "Chiara" }] },
    ]);
    await db().block.create({ data: { blockerId: chiara.id, blockedId: ben.id } });
    expect(await find("chiara")).toEqual([]);
  });

  it("reaches colleagues one hasn't written to yet, and nobody else", async () => {
    const [chiara, dev, edda] = [
      await makeMember(workspace, { name: "Chiara 50%" }),
      await makeMember(workspace, { name: "Dev" }),
      await makeMember(workspace, { name: "Edda" }),
    ];
    const stranger = await makeSignedIn({ name: "Stranger" });
    await db().block.create({ data: { blockerId: dev.id, blockedId: ben.id } });
    await db().block.create({ data: { blockerId: ben.id, blockedId: edda.id } });
    const find = async (q: string) => (await send(ben, listForwardTargetsContract, { query: { q } })).items;
    const source = await say(ada, "Good news");
    const to = (userId: string, nonce = randomUUID()) => ({
      params: { messageId: source.id },
      body: { userId, nonce },
    });

    const people = [{ id: chiara.id, name: "Chiara 50%", image: null }];
    const found = { id: chiara.id, isNew: true, type: "DIRECT", name: "", image: null, workspace: null };
    expect(await find("%")).toEqual([{ ...found, people }]);
    const names = (await find("")).flatMap(({ isNew, people: [person] }) => (isNew && person?.name) || []);
    expect(names).toEqual(["Ada", "Chiara 50%"]);
    for (const { id } of [dev, edda])
      expect(await refusal(ben, forwardMessageContract, to(id))).toMatchObject({ code: "forbidden" });
    expect(await refusal(ben, forwardMessageContract, to(stranger.id))).toMatchObject({ code: "not_found" });
    expect(
      await db().channel.count({ where: { type: "DIRECT", members: { some: { userId: ben.id } } } }),
    ).toBe(0);

    const { params, body } = to(chiara.id);
    const copy = await send(ben, forwardMessageContract, { params, body });
    expect(await send(ben, forwardMessageContract, { params, body })).toEqual(copy);
    expect(copy).toMatchObject({ body: "Good news", forwarded: { authorName: "Ada" } });
    expect(await find("chiara")).toMatchObject([{ id: copy.channelId, isNew: false, type: "DIRECT" }]);
    const { items } = await send(chiara, listConversationsContract);
    expect(items.map(({ id }) => id)).toEqual([copy.channelId]);

    for (const both of [{}, { channelId, userId: chiara.id }])
      expect(
        await refusal(ben, forwardMessageContract, { params, body: { nonce: randomUUID(), ...both } }),
      ).toMatchObject({ code: "invalid_input" });
  });

  it("begins no conversation for what can't be forwarded", async () => {
    const source = await say(ada, "News");
    await send(ada, deleteMessageContract, { params: { messageId: source.id } });
    const body = { userId: ada.id, nonce: randomUUID() };
    expect(
      await refusal(ben, forwardMessageContract, { params: { messageId: source.id }, body }),
    ).toMatchObject({ code: "conflict" });
    expect((await send(ada, listConversationsContract, { query: { place: "HIDDEN" } })).items).toEqual([]);
  });

  it("needs to read the one channel and write in the other", async () => {
    const locked = await makeChannel(workspace, { defaultRole: "VIEWER" });
    const hidden = await makeChannel(workspace, {
      visibility: "PRIVATE",
      members: [{ user: ada, role: "MANAGER" }],
    });
    const source = await say(ada, "News");
    const secret = await say(ada, "Secret", {}, hidden.id);
    const refused = async (messageId: string, to: string) =>
      (
        await refusal(ben, forwardMessageContract, {
          params: { messageId },
          body: { channelId: to, nonce: randomUUID() },
        })
      ).code;
    expect(await refused(secret.id, channelId)).toBe("not_found");
    expect(await refused(source.id, hidden.id)).toBe("not_found");
    expect(await refused(source.id, locked.id)).toBe("forbidden");
    await send(ada, deleteMessageContract, { params: { messageId: source.id } });
    expect(await refused(source.id, channelId)).toBe("conflict");
  });
});
