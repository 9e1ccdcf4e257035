import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import {
  deleteChannelContract,
  getChannelContract,
  listChannelMembersContract,
  listChannelsContract,
  listNonReadersContract,
  moveChannelContract,
  removeChannelMemberContract,
  setChannelMemberContract,
  updateChannelContract,
} from "@/lib/channels/contract";
import type { Contract } from "@/lib/http/contract";
import {
  createMessageContract,
  deleteMessageContract,
  listMessagesContract,
  markReadContract,
  updateMessageContract,
} from "@/lib/messages/contract";
import { listWorkspacesContract } from "@/lib/workspaces/contract";
import {
  addMember,
  makeChannel,
  makeMember,
  makeMessage,
  makeSignedIn,
  type SignedIn,
} from "@/tests/factories";
import { ben as insider, makePair, ada as owner, workspace } from "@/tests/pair";
import { announcedBy } from "@/tests/setup/notifications";
import { refusal, requestRaw, send } from "@/tests/setup/request";

let other: SignedIn;
let channelId: string;
let messageId: string;

beforeEach(async () => {
  await makePair();
  other = await makeMember(workspace);
  const members = [{ user: insider, role: "MANAGER" as const }];
  channelId = (await makeChannel(workspace, { name: "secret plans", visibility: "PRIVATE", members })).id;
  messageId = (await makeMessage({ id: channelId }, insider, "Nobody knows")).id;
});

describe("a private channel", () => {
  it("doesn't exist for those who aren't in it, the workspace's owner included", async () => {
    const params = () => ({ channelId, messageId, userId: insider.id });
    const attempts: [Contract, Record<string, unknown>][] = [
      [getChannelContract, {}],
      [updateChannelContract, { name: "x" }],
      [moveChannelContract, { parentId: null, beforeId: null }],
      [deleteChannelContract, {}],
      [listChannelMembersContract, {}],
      [setChannelMemberContract, { role: "VIEWER" }],
      [listNonReadersContract, { userIds: [insider.id] }],
      [removeChannelMemberContract, {}],
      [listMessagesContract, {}],
      [createMessageContract, { nonce: randomUUID(), body: "x" }],
      [markReadContract, { seq: 1 }],
      [updateMessageContract, { body: "x" }],
      [deleteMessageContract, {}],
    ];
    for (const who of [owner, other]) {
      for (const [contract, body] of attempts) {
        const known = await refusal(who, contract, { params: params(), body });
        const unknown = { channelId: randomUUID(), messageId: randomUUID(), userId: insider.id };
        const none = await refusal(who, contract, { params: unknown, body });
        expect(known).toEqual({ ...none, requestId: known.requestId });
        expect(known.code).toBe("not_found");
      }
    }
  });

  it("is in no list and no count of theirs", async () => {
    for (const who of [owner, other]) {
      const workspaces = await send(who, listWorkspacesContract);
      expect(workspaces.items.map(({ hasUnread }) => hasUnread)).toEqual([false]);
      const input = { params: { workspaceId: workspace.id } };
      expect(await (await requestRaw(who, listChannelsContract, input)).text()).not.toContain(channelId);
    }
    const mine = await send(insider, listWorkspacesContract);
    expect(mine.items.map(({ hasUnread }) => hasUnread)).toEqual([true]);
  });

  it("can't be used as a place by them", async () => {
    const { id } = await makeChannel(workspace);
    for (const body of [
      { parentId: channelId, beforeId: null },
      { parentId: null, beforeId: channelId },
    ]) {
      const error = await refusal(other, moveChannelContract, { params: { channelId: id }, body });
      expect(error.code).toBe("not_found");
    }
  });

  it("isn't named by what stands under it", async () => {
    const { id } = await makeChannel(workspace, { name: "open", parentId: channelId });
    const params = { channelId: id };
    const change = { params, body: { topic: "New" } };
    const place = { params, body: { parentId: channelId, beforeId: null } };
    const announced = await announcedBy(async () => {
      await send(insider, updateChannelContract, change);
      await send(insider, moveChannelContract, place);
      expect(await send(other, updateChannelContract, { params, body: { topic: "Newer" } })).toMatchObject({
        parentId: null,
      });
    });
    // The room is everyone's who sees the channel, and some of them don't see what is above it.
    expect(announced.map(({ event }) => event)).toEqual(["channel.updated", undefined, "channel.updated"]);
    expect(JSON.stringify(announced)).not.toContain(channelId);
    const input = { params: { workspaceId: workspace.id } };
    const parentSeenBy = async (who: SignedIn) => [
      (await send(who, getChannelContract, { params })).parentId,
      (await send(who, listChannelsContract, input)).items.find((it) => it.id === id)?.parentId,
    ];
    expect(await parentSeenBy(insider)).toEqual([channelId, channelId]);
    for (const who of [owner, other]) expect(await parentSeenBy(who)).toEqual([null, null]);
    await send(insider, setChannelMemberContract, {
      params: { channelId, userId: other.id },
      body: { role: "VIEWER" },
    });
    expect(await parentSeenBy(other)).toEqual([channelId, channelId]);
  });

  it("opens to new members, as read, and closes again", async () => {
    const params = { channelId, userId: other.id };
    await send(insider, setChannelMemberContract, { params, body: { role: "VIEWER" } });
    const seen = await send(other, getChannelContract, { params: { channelId } });
    expect(seen).toMatchObject({
      role: "VIEWER",
      lastSeq: 1,
      readSeq: 1,
      actions: ["channel.read", "message.changeOwn", "call.join"],
    });
    const body = { nonce: randomUUID(), body: "x" };
    expect((await refusal(other, createMessageContract, { params: { channelId }, body })).code).toBe(
      "forbidden",
    );
    expect((await refusal(other, setChannelMemberContract, { params, body: { role: "MANAGER" } })).code).toBe(
      "forbidden",
    );
    await send(other, removeChannelMemberContract, { params });
    expect((await refusal(other, getChannelContract, { params: { channelId } })).code).toBe("not_found");
  });

  it("takes only members of the workspace, and keeps a manager", async () => {
    const stranger = await makeSignedIn();
    const strange = { params: { channelId, userId: stranger.id }, body: { role: "VIEWER" } };
    expect((await refusal(insider, setChannelMemberContract, strange)).code).toBe("not_found");
    const self = { channelId, userId: insider.id };
    expect((await refusal(insider, removeChannelMemberContract, { params: self })).code).toBe("conflict");
    const demoted = { params: self, body: { role: "VIEWER" } };
    expect((await refusal(insider, setChannelMemberContract, demoted)).code).toBe("conflict");
  });
});

it("keeps the person who makes a channel private in it", async () => {
  const { id } = await makeChannel(workspace);
  await send(owner, updateChannelContract, { params: { channelId: id }, body: { visibility: "PRIVATE" } });
  expect(await send(owner, getChannelContract, { params: { channelId: id } })).toMatchObject({
    role: "MANAGER",
  });
  expect((await refusal(insider, getChannelContract, { params: { channelId: id } })).code).toBe("not_found");
});

it("lists those of the workspace who couldn't read a mention in a channel", async () => {
  const [guest, stranger] = await Promise.all([makeSignedIn(), makeSignedIn()]);
  await addMember(workspace, guest, "GUEST");
  const open = await makeChannel(workspace);
  const userIds = [owner, insider, other, guest, stranger].map(({ id }) => id);
  const ask = async (id: string) => {
    const { items } = await send(insider, listNonReadersContract, {
      params: { channelId: id },
      body: { userIds },
    });
    return new Set(items.map((person) => person.id));
  };
  expect(await ask(channelId)).toEqual(new Set([owner.id, other.id, guest.id]));
  expect(await ask(open.id)).toEqual(new Set([guest.id]));
});
