import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { updateChannelContract } from "@/lib/channels/contract";
import {
  addPeopleContract,
  getConversationContract,
  listConversationsContract,
  listReceiptsContract,
  markDeliveredContract,
  openConversationContract,
  removePersonContract,
  renameGroupContract,
  updatePreferenceContract,
} from "@/lib/conversations/contract";
import { db } from "@/lib/db";
import { createMessageContract, listMessagesContract, markReadContract } from "@/lib/messages/contract";
import {
  blockPersonContract,
  unblockPersonContract,
  updatePersonSettingsContract,
} from "@/lib/people/contract";
import {
  addMember,
  makeChannel,
  makeMember,
  makeMessages,
  makeSignedIn,
  type SignedIn,
} from "@/tests/factories";
import { ada, ben, makePair, workspace } from "@/tests/pair";
import { countQueries } from "@/tests/setup/count-queries";
import { refusal, send } from "@/tests/setup/request";

let cleo: SignedIn;
let stranger: SignedIn;
beforeEach(async () => {
  await makePair();
  cleo = await makeMember(workspace, { name: "Cleo" }, "GUEST");
  stranger = await makeSignedIn({ name: "Stranger" });
});

const open = (as: SignedIn, ...others: SignedIn[]) =>
  send(as, openConversationContract, { body: { userIds: others.map(({ id }) => id) } });
const say = (as: SignedIn, channelId: string, body = "Hello") =>
  send(as, createMessageContract, { params: { channelId }, body: { nonce: randomUUID(), body } });
const list = async (as: SignedIn, place?: "HIDDEN" | "ARCHIVED") =>
  (await send(as, listConversationsContract, { query: place ? { place } : {} })).items;

describe("opening", () => {
  it("gives the same conversation to both, also when both open it at once", async () => {
    const opened = await Promise.all([open(ada, ben), open(ben, ada), open(ada, ben)]);
    expect(new Set(opened.map(({ id }) => id)).size).toBe(1);
    expect(opened[0]).toMatchObject({
      type: "DIRECT",
      workspaceId: null,
      actions: expect.not.arrayContaining(["channel.update", "channel.delete"]),
    });
  });

  it("shows nothing to the other until something is said", async () => {
    const { id } = await open(ada, ben);
    expect(await list(ben)).toEqual([]);
    await say(ada, id, "Coffee?");
    expect(await list(ben)).toMatchObject([{ id, lastSeq: 1, readSeq: 0, lastMessage: { body: "Coffee?" } }]);
  });

  it("is for people of a workspace one shares, oneself not included", async () => {
    const error = { status: 404, code: "not_found" };
    const body = (...people: SignedIn[]) => ({ body: { userIds: people.map(({ id }) => id) } });
    expect(await refusal(ada, openConversationContract, body(stranger))).toMatchObject(error);
    expect(await refusal(ada, openConversationContract, body(ben, stranger))).toMatchObject(error);
    expect(await refusal(ada, openConversationContract, body(ada))).toMatchObject({ status: 422 });
    const many = Array.from({ length: 60 }, () => randomUUID());
    expect(await refusal(ada, openConversationContract, { body: { userIds: many } })).toMatchObject({
      status: 422,
    });
  });
});

it("is not found by non-members, an owner of the workspace included", async () => {
  const { id: channelId } = await open(ben, cleo);
  await say(ben, channelId);
  for (const outsider of [ada, stranger])
    for (const contract of [getConversationContract, listMessagesContract, listReceiptsContract])
      expect(await refusal(outsider, contract, { params: { channelId } })).toMatchObject({ status: 404 });
  const body = { nonce: randomUUID(), body: "Me too" };
  expect(await refusal(ada, createMessageContract, { params: { channelId }, body })).toMatchObject({
    status: 404,
  });
});

describe("a group", () => {
  it("takes and lets go people, saying so, and is passed on by its last manager", async () => {
    const { id: channelId, actions } = await send(ada, openConversationContract, {
      body: { userIds: [ben.id, cleo.id], name: "Lunch" },
    });
    expect(actions).toEqual(expect.arrayContaining(["channel.update", "channel.manageMembers"]));
    expect(actions).not.toContain("channel.archive");
    const dan = await makeMember(workspace, { name: "Dan" });
    const params = { channelId };
    const { people } = await send(ben, addPeopleContract, { params, body: { userIds: [dan.id, cleo.id] } });
    expect(people.map(({ name }) => name).sort()).toEqual(["Ada", "Ben", "Cleo", "Dan"]);
    await send(dan, renameGroupContract, { params, body: { name: "Late lunch" } });
    expect(await refusal(ben, removePersonContract, { params: { channelId, userId: dan.id } })).toMatchObject(
      { status: 403 },
    );
    await send(ada, removePersonContract, { params: { channelId, userId: ada.id } });
    expect(await refusal(ada, getConversationContract, { params })).toMatchObject({ status: 404 });
    const { items } = await send(ben, listMessagesContract, { params });
    expect(items.map(({ system }) => system?.type)).toEqual([
      "members.added",
      "channel.renamed",
      "member.left",
    ]);
    expect(items[0]?.system).toMatchObject({ people: [{ name: "Dan" }] });
    const roles = await db().channelMember.findMany({ where: params });
    expect(roles.filter(({ role }) => role === "MANAGER")).toHaveLength(1);
  });

  it("can't be shown to a workspace, and a direct conversation is nobody's to change", async () => {
    const group = await open(ada, ben, cleo);
    const visibility = { visibility: "WORKSPACE" as const };
    expect(
      await refusal(ada, updateChannelContract, { params: { channelId: group.id }, body: visibility }),
    ).toMatchObject({ status: 409 });
    const direct = await open(ada, ben);
    for (const body of [{ name: "Mine" }, visibility, { isArchived: true }])
      expect(
        await refusal(ada, updateChannelContract, { params: { channelId: direct.id }, body }),
      ).toMatchObject({ status: body === visibility ? 409 : 403 });
    const params = { channelId: direct.id };
    const body = { userIds: [cleo.id] };
    expect(await refusal(ada, addPeopleContract, { params, body })).toMatchObject({ status: 409 });
  });
});

it("hides until the next message, and archives for good, for oneself alone", async () => {
  const { id: channelId } = await open(ada, ben);
  await say(ada, channelId);
  const put = (place: "HIDDEN" | "ARCHIVED" | "LISTED") =>
    send(ben, updatePreferenceContract, { params: { channelId }, body: { place } });
  expect(await put("HIDDEN")).toMatchObject({ place: "HIDDEN" });
  expect(await list(ben)).toEqual([]);
  expect(await list(ada)).toHaveLength(1);
  await say(ada, channelId);
  expect(await list(ben)).toHaveLength(1);
  await put("ARCHIVED");
  await say(ada, channelId);
  expect(await list(ben)).toEqual([]);
  expect(await list(ben, "ARCHIVED")).toHaveLength(1);
  await put("LISTED");
  expect(await list(ben)).toHaveLength(1);
});

describe("a block", () => {
  const block = (by: SignedIn, whom: SignedIn) =>
    send(by, blockPersonContract, { params: { userId: whom.id } });
  const words = { status: 403, code: "forbidden", message: expect.stringContaining("can’t") };

  it("closes the direct conversation in both directions and leaves it to be read", async () => {
    const { id: channelId } = await open(ada, ben);
    await say(ben, channelId, "Before");
    await block(ada, ben);
    const body = { nonce: randomUUID(), body: "Hello?" };
    for (const person of [ada, ben]) {
      const refused = await refusal(person, createMessageContract, { params: { channelId }, body });
      expect(refused).toMatchObject(words);
      expect(refused.message).not.toContain("block");
      expect((await send(person, listMessagesContract, { params: { channelId } })).items).toHaveLength(1);
    }
    expect(await send(ada, getConversationContract, { params: { channelId } })).toMatchObject({
      isBlocked: true,
      actions: ["channel.read"],
    });
    expect(await send(ben, getConversationContract, { params: { channelId } })).toMatchObject({
      isBlocked: false,
    });
    await send(ada, unblockPersonContract, { params: { userId: ben.id } });
    await say(ben, channelId, "After");
  });

  it("keeps new conversations and groups from beginning, and channels as they are", async () => {
    await block(ada, ben);
    const body = { userIds: [ada.id] };
    expect(await refusal(ben, openConversationContract, { body })).toMatchObject(words);
    expect(
      await refusal(ben, openConversationContract, { body: { userIds: [ada.id, cleo.id] } }),
    ).toMatchObject(words);
    const channel = await makeChannel(workspace);
    await say(ben, channel.id);
    expect(await refusal(ada, blockPersonContract, { params: { userId: ada.id } })).toMatchObject({
      status: 409,
    });
  });
});

describe("receipts", () => {
  const receiptsOf = async (as: SignedIn, channelId: string) =>
    (await send(as, listReceiptsContract, { params: { channelId } })).items;
  const deliver = (as: SignedIn, channelId: string, seq: number) =>
    send(as, markDeliveredContract, { body: { items: [{ channelId, seq }] } });
  const read = (as: SignedIn, channelId: string, seq: number) =>
    send(as, markReadContract, { params: { channelId }, body: { seq } });
  const set = (as: SignedIn, body: Record<string, unknown>) =>
    send(as, updatePersonSettingsContract, { body });

  it("go forward only, never beyond what was said, and only in one's own conversations", async () => {
    const { id } = await open(ada, ben);
    await say(ada, id);
    await say(ada, id);
    await deliver(ben, id, 99);
    await read(ben, id, 1);
    await deliver(ben, id, 1);
    await deliver(cleo, id, 2);
    expect(await receiptsOf(ada, id)).toEqual([{ userId: ben.id, deliveredSeq: 2, readSeq: 1 }]);
    const channel = await makeChannel(workspace);
    await say(ada, channel.id);
    await read(ben, channel.id, 1);
    await deliver(ben, channel.id, 1);
    const where = { userId_channelId: { userId: ben.id, channelId: channel.id } };
    expect(await db().readMarker.findUnique({ where })).toMatchObject({ receiptSeq: 0, deliveredSeq: 0 });
  });

  it("turned off by one are off for both", async () => {
    const { id } = await open(ada, ben);
    await say(ada, id);
    await set(ben, { sharesReceipts: false });
    await read(ben, id, 1);
    await deliver(ben, id, 1);
    expect(await receiptsOf(ada, id)).toEqual([]);
    expect(await receiptsOf(ben, id)).toEqual([]);
    await set(ben, { sharesReceipts: true });
    // What was read meanwhile doesn't notify afterwards.
    expect(await receiptsOf(ada, id)).toEqual([{ userId: ben.id, deliveredSeq: 0, readSeq: 0 }]);
  });

  it("don't show that somebody invisible is there", async () => {
    const { id } = await open(ada, ben);
    await say(ada, id);
    await set(ben, { presence: "INVISIBLE" });
    await deliver(ben, id, 1);
    await read(ben, id, 1);
    expect(await receiptsOf(ada, id)).toEqual([{ userId: ben.id, deliveredSeq: 0, readSeq: 0 }]);
    expect((await list(ben))[0]).toMatchObject({ readSeq: 1 });
  });
});

it("lists in one statement however many there are, page by page without gaps", async () => {
  const others = await Promise.all(Array.from({ length: 24 }, () => makeSignedIn()));
  for (const other of others) await addMember(workspace, other);
  const first = await open(ada, others[0]!);
  await makeMessages(first, ada, 3);
  const count = () => countQueries(() => send(ada, listConversationsContract, { query: { limit: 100 } }));
  await count();
  const few = await count();
  for (const other of others.slice(1)) await makeMessages(await open(ada, other), ada, 2);
  expect(await count()).toBe(few);
  expect(few).toBeLessThanOrEqual(2);
  const seen: string[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const query = { limit: 10, ...(cursor && { cursor }) };
    const page: { items: { id: string }[]; nextCursor: string | null } = await send(
      ada,
      listConversationsContract,
      { query },
    );
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  }
  expect(new Set(seen).size).toBe(24);
  expect(seen).toHaveLength(24);
  expect(await refusal(ada, listConversationsContract, { query: { cursor: "1_2" } })).toMatchObject({
    status: 422,
  });
});
