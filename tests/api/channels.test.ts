import { beforeEach, describe, expect, it } from "vitest";
import {
  createChannelContract,
  deleteChannelContract,
  getChannelContract,
  listChannelsContract,
  listReadersContract,
  moveChannelContract,
  updateChannelContract,
} from "@/lib/channels/contract";
import { db } from "@/lib/db";
import { makeChannel, makeMember, makeSignedIn, makeWorkspace, type SignedIn } from "@/tests/factories";
import { refusal, send } from "@/tests/setup/request";

let owner: SignedIn;
let member: SignedIn;
let guest: SignedIn;
let workspace: { id: string };

beforeEach(async () => {
  owner = await makeSignedIn();
  workspace = await makeWorkspace(owner);
  member = await makeMember(workspace);
  guest = await makeMember(workspace, {}, "GUEST");
});

const params = () => ({ workspaceId: workspace.id });
type Made = { name: string; topic?: string; parentId?: string; type?: "CHAT" | "DOC" };
const create = (who: SignedIn, body: Made) =>
  send(who, createChannelContract, { params: params(), body: { type: "CHAT", ...body } });
const move = (who: SignedIn, channelId: string, parentId: string | null, beforeId: string | null = null) =>
  send(who, moveChannelContract, { params: { channelId }, body: { parentId, beforeId } });
const names = async (who: SignedIn, parentId: string | null = null) => {
  const { items } = await send(who, listChannelsContract, { params: params() });
  return items.filter((channel) => channel.parentId === parentId).map(({ name }) => name);
};

describe("the tree", () => {
  it("puts new channels at the end of their siblings and makes their maker manage them", async () => {
    const first = await create(member, { name: "first" });
    await create(member, { name: "second" });
    await create(member, { name: "inner", parentId: first.id, type: "DOC" });
    expect(await names(owner)).toEqual(["first", "second"]);
    expect(await names(owner, first.id)).toEqual(["inner"]);
    expect(first).toMatchObject({
      role: "MANAGER",
      lastSeq: 0,
      readSeq: 0,
      actions: expect.arrayContaining(["channel.manageMembers"]),
    });
    expect(await send(owner, getChannelContract, { params: { channelId: first.id } })).toEqual(first);
  });

  it("moves a channel before another, under another and back", async () => {
    const [a, b, c] = [
      await create(owner, { name: "a" }),
      await create(owner, { name: "b" }),
      await create(owner, { name: "c" }),
    ];
    await move(member, c.id, null, a.id);
    expect(await names(member)).toEqual(["c", "a", "b"]);
    await move(member, a.id, null, b.id);
    expect(await names(member)).toEqual(["c", "a", "b"]);
    await move(member, b.id, c.id);
    expect([await names(member), await names(member, c.id)]).toEqual([["c", "a"], ["b"]]);
    await move(member, b.id, null);
    expect(await names(member)).toEqual(["c", "a", "b"]);
  });

  it("never makes a cycle, not even when two move at once", async () => {
    const a = await create(owner, { name: "a" });
    const b = await create(owner, { name: "b", parentId: a.id });
    for (const parentId of [a.id, b.id]) {
      const input = { params: { channelId: a.id }, body: { parentId, beforeId: null } };
      expect(await refusal(owner, moveChannelContract, input)).toMatchObject({ code: "conflict" });
    }
    const c = await create(owner, { name: "c" });
    await Promise.allSettled([move(owner, a.id, c.id), move(member, c.id, b.id), move(member, c.id, a.id)]);
    const rows = await db().channel.findMany({ where: { workspaceId: workspace.id } });
    const parents = new Map(rows.map(({ id, parentId }) => [id, parentId]));
    for (const { id } of rows) {
      const path = new Set<string>();
      for (let at: string | null = id; at && !path.has(at); at = parents.get(at) ?? null) path.add(at);
      const top = [...path].at(-1)!;
      expect(parents.get(top)).toBeNull();
    }
  });

  it("gives distinct positions to channels that are made at once", async () => {
    await Promise.all(Array.from({ length: 20 }, (_, index) => create(owner, { name: `c${index}` })));
    const rows = await db().channel.findMany({ where: { workspaceId: workspace.id } });
    expect(new Set(rows.map(({ position }) => position)).size).toBe(20);
  });

  it("refuses places in other workspaces and ones that are gone", async () => {
    const a = await create(owner, { name: "a" });
    const b = await create(owner, { name: "b" });
    const elsewhere = await makeChannel(await makeWorkspace(owner));
    for (const place of [
      { parentId: elsewhere.id, beforeId: null },
      { parentId: null, beforeId: elsewhere.id },
    ]) {
      const error = await refusal(owner, moveChannelContract, { params: { channelId: a.id }, body: place });
      expect(error).toMatchObject({ code: "not_found" });
    }
    const under = { params: { channelId: a.id }, body: { parentId: b.id, beforeId: b.id } };
    expect(await refusal(owner, moveChannelContract, under)).toMatchObject({ code: "conflict" });
    const body = { type: "CHAT" as const, name: "x", parentId: elsewhere.id };
    expect(await refusal(owner, createChannelContract, { params: params(), body })).toMatchObject({
      code: "not_found",
    });
  });

  it("lifts what was under a deleted channel to where it stood", async () => {
    await create(owner, { name: "before" });
    const middle = await create(owner, { name: "middle" });
    await create(owner, { name: "after" });
    await create(owner, { name: "x", parentId: middle.id });
    await create(owner, { name: "y", parentId: middle.id });
    await send(owner, deleteChannelContract, { params: { channelId: middle.id } });
    expect(await names(owner)).toEqual(["before", "x", "y", "after"]);
  });

  it("pages", async () => {
    for (const name of ["a", "b", "c"]) await create(owner, { name });
    const first = await send(owner, listChannelsContract, { params: params(), query: { limit: 2 } });
    expect(first.items.map(({ name }) => name)).toEqual(["a", "b"]);
    const query = { limit: 2, cursor: first.nextCursor! };
    const second = await send(owner, listChannelsContract, { params: params(), query });
    expect([second.items.map(({ name }) => name), second.nextCursor]).toEqual([["c"], null]);
    const bad = { params: params(), query: { cursor: "x'; --" } };
    expect(await refusal(owner, listChannelsContract, bad)).toMatchObject({ status: 422 });
  });

  it("keeps a topic that was changed meanwhile, and says which it is", async () => {
    const { id: channelId } = await create(owner, { name: "engines", topic: "Engines" });
    const change = (topic: string, topicBasedOn: string) => ({
      ...{ params: { channelId }, body: { topic, topicBasedOn } },
    });
    await send(member, updateChannelContract, change("Steam engines", "Engines"));
    expect(await refusal(owner, updateChannelContract, change("All engines", "Engines"))).toMatchObject({
      ...{ status: 409, details: { topic: "Steam engines" } },
    });
    // The same by both is no conflict.
    await send(owner, updateChannelContract, change("Steam engines", "Engines"));
    expect(await send(owner, updateChannelContract, change("All engines", "Steam engines"))).toMatchObject({
      topic: "All engines",
    });
  });

  it("lists archived channels apart", async () => {
    const { id } = await create(owner, { name: "old" });
    await create(owner, { name: "new" });
    await send(owner, updateChannelContract, { params: { channelId: id }, body: { isArchived: true } });
    expect(await names(owner)).toEqual(["new"]);
    const { items } = await send(owner, listChannelsContract, {
      params: params(),
      query: { archived: "true" },
    });
    expect(
      items.map(({ name, actions }) => [
        name,
        actions.includes("message.create"),
        actions.includes("channel.archive"),
      ]),
    ).toEqual([["old", false, true]]);
  });
});

describe("who may what", () => {
  const rename = (channelId: string) => ({ params: { channelId }, body: { name: "Renamed" } });

  it("holds channel roles", async () => {
    const { id } = await makeChannel(workspace, { defaultRole: "COMMENTER" });
    expect(await refusal(member, updateChannelContract, rename(id))).toMatchObject({ code: "forbidden" });
    expect(await send(owner, updateChannelContract, rename(id))).toMatchObject({ name: "Renamed" });
    await send(owner, updateChannelContract, { params: { channelId: id }, body: { defaultRole: "EDITOR" } });
    await send(member, updateChannelContract, rename(id));
    for (const body of [{ isArchived: true }, { visibility: "PRIVATE" }, { defaultRole: "MANAGER" }]) {
      const error = await refusal(member, updateChannelContract, { params: { channelId: id }, body });
      expect(error).toMatchObject({ code: "forbidden" });
    }
    const error = await refusal(member, deleteChannelContract, { params: { channelId: id } });
    expect(error).toMatchObject({ code: "forbidden" });
  });

  it("shows guests only what they are named in", async () => {
    const open = await makeChannel(workspace, { name: "open" });
    const shared = await makeChannel(workspace, {
      name: "shared",
      members: [{ user: guest, role: "VIEWER" }],
    });
    expect(await names(guest)).toEqual(["shared"]);
    const get = (channelId: string) => ({ params: { channelId } });
    expect(await refusal(guest, getChannelContract, get(open.id))).toMatchObject({ code: "not_found" });
    expect(await refusal(guest, updateChannelContract, rename(shared.id))).toMatchObject({
      code: "forbidden",
    });
    const body = { type: "CHAT" as const, name: "x" };
    expect(await refusal(guest, createChannelContract, { params: params(), body })).toMatchObject({
      code: "forbidden",
    });
    const place = { params: { channelId: shared.id }, body: { parentId: null, beforeId: null } };
    expect(await refusal(guest, moveChannelContract, place)).toMatchObject({ code: "forbidden" });
  });

  it.each(["PROJECT", "DIRECT", "DECK"])("doesn't make a %s channel yet", async (type) => {
    const input = { params: params(), body: { type, name: "x" } };
    expect(await refusal(owner, createChannelContract, input)).toMatchObject({ status: 422 });
  });
});

describe("who can read a channel", () => {
  const readers = (channelId: string, query: { limit?: string; cursor?: string; search?: string } = {}) =>
    send(owner, listReadersContract, { params: { channelId }, query });
  const idsOf = (people: { id: string }[]) => people.map(({ id }) => id).sort();

  it("is everyone of an open one but guests, and those who are named in a private one", async () => {
    const open = await makeChannel(workspace);
    const withGuest = await makeChannel(workspace, { members: [{ user: guest, role: "VIEWER" }] });
    const members = [owner, guest].map((user) => ({ user, role: "MANAGER" as const }));
    const secret = await makeChannel(workspace, { visibility: "PRIVATE", members });
    for (const [{ id }, people] of [
      [open, [owner, member]],
      [withGuest, [owner, member, guest]],
      [secret, [owner, guest]],
    ] as const) {
      const { items, count } = await readers(id);
      expect([count, idsOf(items)]).toEqual([people.length, idsOf([...people])]);
    }
  });

  it("comes by name, a page at a time, counted as a whole", async () => {
    const { id } = await makeChannel(workspace);
    await makeMember(workspace, { name: "Aaron" });
    await makeMember(workspace, { name: "aaron" });
    const first = await readers(id, { limit: "1" });
    const second = await readers(id, { limit: "3", cursor: first.nextCursor ?? "" });
    expect([first.items[0]?.name.toLowerCase(), second.items[0]?.name.toLowerCase()]).toEqual([
      "aaron",
      "aaron",
    ]);
    expect([first.count, second.count, second.items.length, second.nextCursor]).toEqual([4, 4, 3, null]);
  });

  it("is found by part of a name, among those who can read it alone", async () => {
    const zoe = await makeMember(workspace, { name: "Zoë Reader" });
    await makeMember(workspace, { name: "Zoë Outside" });
    const members = [owner, zoe].map((user) => ({ user, role: "EDITOR" as const }));
    const { id } = await makeChannel(workspace, { visibility: "PRIVATE", members });
    const found = await readers(id, { search: "zoe" });
    expect([found.count, idsOf(found.items)]).toEqual([2, [zoe.id]]);
  });
});
