import { randomUUID } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import { signOutContract } from "@/lib/accounts/contract";
import {
  createChannelContract,
  deleteChannelContract,
  setChannelMemberContract,
  updateChannelContract,
} from "@/lib/channels/contract";
import { ServerEvents } from "@/lib/composition/events";
import { type CompactMessage, compactMessage, expandMessage } from "@/lib/messages/compact";
import {
  createMessageContract,
  deleteMessageContract,
  markReadContract,
  updateMessageContract,
} from "@/lib/messages/contract";
import type { Message } from "@/lib/messages/schema";
import { Notification } from "@/lib/realtime/bus-messages";
import {
  acceptInviteContract,
  createInviteContract,
  deleteWorkspaceContract,
  removeMemberContract,
} from "@/lib/workspaces/contract";
import { makeMessages, makeSignedIn } from "@/tests/factories";
import { channelId, makePair, ben as member, ada as owner, workspaceId } from "@/tests/pair";
import { announcedBy } from "@/tests/setup/notifications";
import { refusal, send } from "@/tests/setup/request";

beforeEach(makePair);

/** `work`'s announcements in short: the event with its room, or the kind of control. Each must fit its schema. */
async function heard(work: () => Promise<unknown>): Promise<string[]> {
  const announced = await announcedBy(work);
  return announced.map((raw) => {
    const notification = Notification.parse(raw);
    if ("control" in notification) return `control ${notification.control.kind}`;
    if ("large" in notification) return "large";
    const { event, room, data } = notification;
    const given =
      event !== "message.patched" && event.startsWith("message.")
        ? expandMessage(data as CompactMessage)
        : data;
    expect(ServerEvents[event as keyof typeof ServerEvents].parse(given)).toEqual(data);
    return `${event} to ${room}`;
  });
}

it("announces messages to the channel, with what the sender gets", async () => {
  const room = `channel:${channelId}`;
  let message: Message | undefined;
  const create = { params: { channelId }, body: { nonce: randomUUID(), body: 'Hello „you“ \\ " 👋' } };
  const announced = await announcedBy(async () => {
    message = await send(member, createMessageContract, create);
  });
  expect(announced).toEqual([{ room, event: "message.created", data: compactMessage(message!) }]);
  const params = { messageId: message!.id };
  expect(await heard(() => send(member, createMessageContract, create))).toEqual([]);
  const edit = { params, body: { body: "Better" } };
  expect(await heard(() => send(member, updateMessageContract, edit))).toEqual([
    `message.updated to ${room}`,
  ]);
  expect(await heard(() => send(member, updateMessageContract, edit))).toEqual([]);
  expect(await heard(() => refusal(owner, updateMessageContract, edit))).toEqual([]);
  const remove = () => send(owner, deleteMessageContract, { params });
  expect(await heard(remove)).toEqual([`message.deleted to ${room}`]);
  expect(await heard(remove)).toEqual([]);
});

it("publishes a read position to the person's devices, when it has moved", async () => {
  await makeMessages({ id: channelId }, owner, 3);
  const mark = (seq: number) => () =>
    send(member, markReadContract, { params: { channelId }, body: { seq } });
  expect(await heard(mark(2))).toEqual([`channel.read to user:${member.id}`]);
  expect(await heard(mark(1))).toEqual([]);
});

it("adds people to the room of a new channel before it publishes to the room", async () => {
  const input = { params: { workspaceId }, body: { type: "CHAT" as const, name: "new" } };
  const announced = await heard(() => send(owner, createChannelContract, input));
  expect(announced).toEqual(["control access", expect.stringMatching(/^channel.created to channel:/)]);
});

it("removes people from the room of a channel that turns private before it publishes to the room", async () => {
  const turn = (body: object) => () => send(owner, updateChannelContract, { params: { channelId }, body });
  const updated = `channel.updated to channel:${channelId}`;
  expect(await heard(turn({ name: "Renamed" }))).toEqual([updated]);
  expect(await heard(turn({ visibility: "PRIVATE" }))).toEqual(["control access", updated]);
  const params = { channelId, userId: member.id };
  const admit = () => send(owner, setChannelMemberContract, { params, body: { role: "VIEWER" } });
  expect(await heard(admit)).toEqual(["control access"]);
});

it("publishes a deletion to the room before it empties the room", async () => {
  const channel = await heard(() => send(owner, deleteChannelContract, { params: { channelId } }));
  expect(channel).toEqual([`channel.deleted to channel:${channelId}`, "control access"]);
  const workspace = await heard(() => send(owner, deleteWorkspaceContract, { params: { workspaceId } }));
  expect(workspace).toEqual([`workspace.deleted to workspace:${workspaceId}`, "control access"]);
});

it("announces who comes and goes, to those who are in", async () => {
  const { url } = await send(owner, createInviteContract, { params: { workspaceId } });
  const guest = await makeSignedIn();
  const accept = () => send(guest, acceptInviteContract, { params: { token: url.split("/").at(-1)! } });
  const changed = ["control access", `member.changed to workspace:${workspaceId}`];
  // Who invited them finds it in the inbox.
  expect(await heard(accept)).toEqual([...changed, `inbox.changed to user:${owner.id}`]);
  expect(await heard(accept)).toEqual([]);
  const leave = { params: { workspaceId, userId: guest.id } };
  expect(await heard(() => send(guest, removeMemberContract, leave))).toEqual(changed);
});

it("publishes the end of a session to the nodes, which send it to the sockets that they disconnect", async () => {
  expect(await heard(() => send(member, signOutContract))).toEqual(["control session"]);
});
