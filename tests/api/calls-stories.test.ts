import { randomUUID } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import { applyAccessToCalls } from "@/lib/calls/access-changes";
import {
  declineCallContract,
  endCallContract,
  joinCallContract,
  leaveCallContract,
  ringContract,
  startCallContract,
  updateParticipantContract,
} from "@/lib/calls/contract";
import { sweepCalls } from "@/lib/calls/leases/sweep";
import type { Call } from "@/lib/calls/schema";
import { setChannelMemberContract } from "@/lib/channels/contract";
import { db } from "@/lib/db";
import type { Contract } from "@/lib/http/contract";
import { makeChannel, makeMember, makeSignedIn, makeWorkspace, type SignedIn } from "@/tests/factories";
import { numbers } from "@/tests/random";
import { liftLimits } from "@/tests/setup/lift-limits";
import { announcedBy } from "@/tests/setup/notifications";
import { requestRaw } from "@/tests/setup/request";
import { converse } from "./calls-helpers";

// Random stories of people who call each other, through the endpoints: two things at once in each step.

/** 1,000 take ten minutes. */
const STORIES = Number(process.env.CALL_STORIES ?? 6);
const SEED = Number(process.env.CALL_SEED ?? 1);
const STEPS = 8;

let people: SignedIn[];
let places: string[];
liftLimits();
beforeAll(async () => {
  const owner = await makeSignedIn({ name: "Ann" });
  const workspace = await makeWorkspace(owner);
  const [ben, cem] = [
    await makeMember(workspace, { name: "Ben" }),
    await makeMember(workspace, { name: "Cem" }),
  ];
  people = [owner, ben, cem];
  const voice = await makeChannel(workspace, { type: "VOICE" });
  const chat = await makeChannel(workspace, {
    visibility: "PRIVATE",
    members: people.map((user) => ({ user, role: "MANAGER" })),
  });
  places = [voice.id, chat.id, await converse(owner, ben), await converse(owner, ben, cem)];
});

/** What is refused is part of the story; a failure isn't. */
async function attempt(who: SignedIn, contract: Contract, params: object, body: object = {}): Promise<void> {
  const response = await requestRaw(who, contract, { params, body });
  // A machine that is very busy refuses writes as well.
  if (response.status >= 500 && response.status !== 503)
    throw new Error(`${contract.path}: ${response.status} ${await response.text()}`);
}

type Story = { random: (below: number) => number; devices: Map<string, string> };

async function step({ random, devices }: Story): Promise<void> {
  const pick = <T>(list: readonly T[]) => list[random(list.length)] as T;
  const who = pick(people);
  const channelId = pick(places);
  const device = `${who.id}${random(2)}`;
  const open = await db().call.findMany({
    where: { openKey: { in: places } },
    include: { participants: true },
  });
  const call = open.length > 0 ? pick(open) : null;
  const seat = call?.participants.length ? pick(call.participants) : null;
  const joining = { participantId: devices.get(device) ?? randomUUID(), isMuted: random(2) === 0 };
  const of = { callId: call?.id ?? randomUUID(), participantId: seat?.id ?? randomUUID() };
  const start = async () => {
    const fresh = { ...joining, participantId: randomUUID(), ...(random(3) === 0 && { rings: true }) };
    devices.set(device, fresh.participantId);
    await attempt(who, startCallContract, { channelId }, fresh);
  };
  const join = () => attempt(who, joinCallContract, of, joining);
  const put = async (role: "VIEWER" | "MANAGER") => {
    const params = { channelId: places[1], userId: pick(people.slice(1)).id };
    await attempt(people[0]!, setChannelMemberContract, params, { role });
    await applyAccessToCalls({ channelId: places[1] });
  };
  await pick([
    ...[start, start, start, join, join],
    () => attempt(who, leaveCallContract, of),
    () => attempt(who, leaveCallContract, of),
    () => attempt(who, declineCallContract, of),
    () => attempt(who, ringContract, of, { userIds: [pick(people).id] }),
    () => attempt(who, updateParticipantContract, of, { isMuted: random(2) === 0, screenStream: "s" }),
    () => attempt(who, endCallContract, of),
    () => put(random(2) ? "VIEWER" : "MANAGER"),
    // A device that is silent, and the time of ringing.
    async () => {
      await db()
        .$executeRaw`UPDATE call_participants SET lease_until = now() - interval '1 second' WHERE id = ${of.participantId}::uuid`;
      await sweepCalls({ leases: true });
    },
    async () => {
      await db()
        .$executeRaw`UPDATE calls SET ring_until = now() - interval '1 second' WHERE id = ${of.callId}::uuid AND ring_until IS NOT NULL`;
      await sweepCalls({ leases: false });
    },
  ])();
}

/** Everybody's devices fall silent. */
async function finish(): Promise<void> {
  await db()
    .$executeRaw`UPDATE call_participants SET lease_until = now() - interval '1 second' WHERE left_at IS NULL`;
  while ((await sweepCalls({ leases: true })) > 0);
}

it(`${STORIES} random stories: each call ends once, with one line in its log, and nobody stays in or is rung for`, async () => {
  for (let story = 0; story < STORIES; story += 1) {
    const state: Story = { random: numbers(SEED + story), devices: new Map() };
    const events = await announcedBy(async () => {
      for (let index = 0; index < STEPS; index += 1) await Promise.all([step(state), step(state)]);
      await finish();
    });
    const states = events.flatMap(({ event, data }) =>
      event === "call.changed" ? [(data as { call: Call }).call] : [],
    );
    // Other files of this worker leave calls in its database, which silence ends as well.
    const own = states.filter(({ channelId }) => places.includes(channelId));
    const byCall = Map.groupBy(own, ({ id }) => id);
    for (const [id, changes] of byCall) verify(changes, `story ${SEED + story}, call ${id}`);
    const ids = [...byCall.keys()];
    const rows = await db().call.findMany({
      where: { id: { in: ids } },
      include: { invites: true, participants: true },
    });
    const notes = await db().message.findMany({
      where: { nonce: { in: ids } },
      select: { nonce: true, system: true, channelId: true },
    });
    for (const call of rows) {
      expect(call).toMatchObject({
        status: "ENDED",
        openKey: null,
        ringUntil: null,
        endedAt: expect.any(Date),
      });
      expect(call.invites.filter(({ status }) => status === "RINGING")).toEqual([]);
      expect(call.participants.filter(({ leftAt }) => !leftAt)).toEqual([]);
      const ofCall = notes.filter(({ nonce }) => nonce === call.id);
      expect(ofCall.map(({ system }) => (system as { endReason: string }).endReason)).toEqual(
        call.channelId === places[0] ? [] : [call.endReason],
      );
    }
    expect(rows).toHaveLength(ids.length);
  }
}, 3_600_000);

/** What everyone who sees the channel is told. */
function verify(changes: Call[], where: string): void {
  expect(
    changes.map(({ revision }) => revision),
    where,
  ).toEqual(changes.map((_, index) => index + 2));
  expect(
    changes.filter(({ status }) => status === "ENDED"),
    where,
  ).toHaveLength(1);
  expect(changes.at(-1)?.status, where).toBe("ENDED");
  for (const { participants, invites } of changes) {
    const ids = participants.map(({ person }) => person.id);
    expect(new Set(ids).size, where).toBe(ids.length);
    const rung = invites.filter(({ status }) => status === "RINGING").map(({ userId }) => userId);
    expect(
      ids.filter((id) => rung.includes(id)),
      where,
    ).toEqual([]);
  }
}
