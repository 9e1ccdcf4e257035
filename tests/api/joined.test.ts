import { randomUUID } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import { listChannelsContract } from "@/lib/channels/contract";
import { db, transaction } from "@/lib/db";
import { deliveriesSettled } from "@/lib/events/delivery-queue";
import { insertWith } from "@/lib/messages/create/rich";
import {
  acceptInviteContract,
  createInviteContract,
  openInviteLinkContract,
  removeMemberContract,
} from "@/lib/workspaces/contract";
import { makeSignedIn, type SignedIn } from "@/tests/factories";
import { ada, ben, channelId, makePair, workspaceId } from "@/tests/pair";
import { send } from "@/tests/setup/request";
import { inbox, kinds, say } from "./inbox-helpers";

let chi: SignedIn;
const params = () => ({ workspaceId });

beforeEach(async () => {
  await makePair();
  chi = await makeSignedIn({ name: "Chi" });
  await db().channel.update({ where: { id: channelId }, data: { isDefault: true } });
});

async function join(url: string) {
  await send(chi, acceptInviteContract, { params: { token: url.split("/").at(-1)! } });
  await deliveriesSettled();
}
const leave = (who: SignedIn) => send(who, removeMemberContract, { params: { workspaceId, userId: who.id } });

it("shows an inviter who has left neither guests nor members who joined, until they are back", async () => {
  await db().membership.updateMany({ where: { workspaceId, userId: ben.id }, data: { role: "ADMIN" } });
  const guests = await send(ben, createInviteContract, { params: params(), body: { role: "GUEST" } });
  await join(guests.url);
  expect(await kinds(ben)).toEqual(["JOINED"]);
  const { url } = await send(ada, openInviteLinkContract, { params: params() });
  await leave(ben);
  expect(await kinds(ben)).toEqual([]);
  await send(ben, acceptInviteContract, { params: { token: url.split("/").at(-1)! } });
  expect(await kinds(ben)).toEqual(["JOINED"]);
});

it("renews what the inbox says of who joins again, with the channel that they see now", async () => {
  const guests = await send(ada, createInviteContract, { params: params(), body: { role: "GUEST" } });
  const members = await send(ada, openInviteLinkContract, { params: params() });
  await join(guests.url);
  const [before] = await inbox(ada);
  expect(before).toMatchObject({ kind: "JOINED", channel: null, seq: null });
  await leave(chi);
  await join(members.url);
  const after = await inbox(ada);
  expect(after).toMatchObject([{ id: before?.id, isRead: false, channel: { id: channelId }, seq: 1 }]);
});

it("doesn't notify an inviter of who they have blocked", async () => {
  await db().block.create({ data: { blockerId: ada.id, blockedId: chi.id } });
  await join((await send(ada, openInviteLinkContract, { params: params() })).url);
  expect(await kinds(ada)).toEqual([]);
  expect(await db().message.count({ where: { channelId, authorId: chi.id } })).toBe(1);
});

it("leaves unread what the joiner hasn't read before the message of their joining", async () => {
  const joined = { body: "", system: { type: "member.joined" as const } };
  const note = () =>
    transaction((tx) =>
      insertWith(tx, { userId: ben.id }, { id: channelId, workspaceId }, { ...joined, nonce: randomUUID() }),
    );
  const readSeq = async () =>
    (await db().readMarker.findFirst({ where: { channelId, userId: ben.id } }))?.readSeq;
  await note();
  await note();
  expect(await readSeq()).toBe(2);
  await say(ada, "Welcome!");
  await note();
  expect(await readSeq()).toBe(2);
  await say(ben, "Thanks.");
  expect(await readSeq()).toBe(5);
});

it("leaves nobody with something unread who had nothing before", async () => {
  const unread = async (who: SignedIn) => {
    const { items } = await send(who, listChannelsContract, { params: params() });
    const { lastSeq, readSeq } = items.find(({ id }) => id === channelId)!;
    return lastSeq - readSeq;
  };
  const { url } = await send(ada, openInviteLinkContract, { params: params() });
  // Nobody has read anything of the empty channel.
  await join(url);
  expect(await Promise.all([ada, ben].map(unread))).toEqual([0, 0]);
  await say(ada, "Welcome!");
  expect(await Promise.all([ada, ben, chi].map(unread))).toEqual([0, 1, 1]);
  const dot = await makeSignedIn({ name: "Dot" });
  await send(dot, acceptInviteContract, { params: { token: url.split("/").at(-1)! } });
  await deliveriesSettled();
  expect(await Promise.all([ada, ben].map(unread))).toEqual([0, 2]);
});
