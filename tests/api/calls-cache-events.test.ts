import { beforeEach, expect, it } from "vitest";
import { listOpenCallsContract } from "@/lib/calls/contract";
import { openCallsQuery } from "@/lib/calls/queries";
import { deleteChannelContract } from "@/lib/channels/contract";
import { channelRoom } from "@/lib/realtime/rooms";
import { makeChannel, makeMember, type SignedIn } from "@/tests/factories";
import { ada, ben, makePair, workspace } from "@/tests/pair";
import { send } from "@/tests/setup/request";
import { verifyCache } from "@/tests/setup/verify-cache";
import { change, join, leave, start } from "./calls-helpers";

// Ben's page holds the open calls. What the others do comes to it as events.

let cem: SignedIn;
let [standup, lounge] = ["", ""];
let running: Awaited<ReturnType<typeof start>>;
beforeEach(async () => {
  await makePair();
  cem = await makeMember(workspace, { name: "Cem" });
  standup = (await makeChannel(workspace, { type: "VOICE" })).id;
  lounge = (await makeChannel(workspace)).id;
  running = await start(ada, standup);
});

it.each<[what: string, work: () => Promise<unknown>]>([
  ["a new call", () => start(cem, lounge, { rings: true })],
  [
    "somebody who joins and speaks",
    async () => {
      const { participantId } = await join(cem, running.call.id);
      await change(cem, running.call.id, participantId, { isMuted: false, isHandRaised: true });
    },
  ],
  ["a move to another channel", () => start(ada, lounge)],
  ["the end", () => leave(ada, running.call.id, running.participantId)],
  ["a channel that is deleted", () => send(ada, deleteChannelContract, { params: { channelId: standup } })],
])("follows %s", async (_, work) => {
  const read = async () => {
    const { items } = await send(ben, listOpenCallsContract);
    // When it was read.
    return items.map((call) => ({ ...call, stateAt: expect.any(String) }));
  };
  const rooms = [standup, lounge].map(channelRoom);
  const events = await verifyCache(
    { viewer: { id: ben.id, rooms }, held: [[openCallsQuery().queryKey, read]] },
    work,
  );
  expect(events.length).toBeGreaterThan(0);
});
