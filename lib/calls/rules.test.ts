import { expect, test } from "vitest";
import { numbers } from "@/tests/random";
import { LEASE_MS, RING_MS } from "./limits";
import { type CallState, changed, isIn, isRinging, type RuleChange, started } from "./rules";

const at = (ms: number) => new Date(ms);
const join = (userId: string, device = 1, rest: { isMuted?: boolean; canSpeak?: boolean } = {}) =>
  ({
    type: "join",
    participant: {
      ...{
        id: `${userId}${device}`,
        userId,
        deviceName: "",
        isMuted: true,
        isDeafened: false,
        canSpeak: true,
      },
      ...rest,
    },
  }) as const;
const leave = (...participantIds: string[]) => ({ type: "leave", participantIds }) as const;
const ring = (...userIds: string[]) =>
  ({
    type: "ring",
    invites: userIds.map((userId) => ({ userId, status: "RINGING" as const, isQuiet: false })),
  }) as const;
const decline = (userId: string) => ({ type: "decline", userId }) as const;
const lapse = (leases = true) => ({ type: "lapse", leases }) as const;

/** Started by Ann at 0; each change a millisecond later, or at its own time. */
function run(
  kind: CallState["kind"],
  rings: boolean,
  ...changes: readonly (RuleChange | readonly [number, RuleChange])[]
): CallState {
  let now = 0;
  let state = changed(started({ kind, startedById: "ann", rings }, at(0)), join("ann"), at(0));
  for (const change of changes) {
    const [time, what] = "type" in change ? [now + 1, change] : change;
    now = time;
    state = changed(state, what, at(now));
  }
  return state;
}

const here = (state: CallState) => state.participants.filter(isIn).map(({ id }) => id);
const statusOf = (state: CallState, userId: string) =>
  state.invites.find((invite) => invite.userId === userId)?.status;

test.each<[string, CallState, Partial<CallState>]>([
  [
    "it rings until somebody answers",
    run("rings", true, ring("ben")),
    { status: "RINGING", answeredAt: null },
  ],
  [
    "an answer begins its clock",
    run("rings", true, ring("ben"), join("ben")),
    { status: "ACTIVE", answeredAt: at(2) },
  ],
  [
    "a decline by the only other ends it",
    run("rings", true, ring("ben"), decline("ben")),
    { endReason: "DECLINED" },
  ],
  [
    "a decline by one of two doesn't",
    run("announced", true, ring("ben", "cem"), decline("ben")),
    { status: "RINGING" },
  ],
  [
    "declines by all do",
    run("announced", true, ring("ben", "cem"), decline("ben"), decline("cem")),
    { endReason: "DECLINED" },
  ],
  [
    "whoever calls hangs up first",
    run("rings", true, ring("ben"), leave("ann1")),
    { endReason: "CANCELED", answeredAt: null },
  ],
  [
    "nobody answers",
    run("rings", true, ring("ben"), [RING_MS + 1, lapse(false)]),
    { endReason: "NO_ANSWER" },
  ],
  [
    "it is too early for that",
    run("rings", true, ring("ben"), [RING_MS - 1, lapse(false)]),
    { status: "RINGING" },
  ],
  [
    "time is up after an answer",
    run("rings", true, ring("ben"), join("ben"), [RING_MS + 1, lapse(false)]),
    { status: "ACTIVE" },
  ],
  [
    "one of two leaves a direct call",
    run("rings", true, ring("ben"), join("ben"), leave("ben1")),
    { endReason: "HUNG_UP", endedAt: at(3) },
  ],
  [
    "one of two leaves a group's call",
    run("announced", false, join("ben"), leave("ann1")),
    { status: "ACTIVE" },
  ],
  [
    "the last leaves a group's call",
    run("announced", false, join("ben"), leave("ann1"), leave("ben1")),
    { endReason: "HUNG_UP" },
  ],
  [
    "a call that doesn't ring waits for others",
    run("announced", false),
    { status: "ACTIVE", answeredAt: null, ringUntil: null },
  ],
  ["the clock of a room begins with it", run("room", false), { status: "ACTIVE", answeredAt: at(0) }],
  [
    "nobody can be rung",
    run("rings", true, { type: "ring", invites: [{ userId: "ben", status: "MISSED", isQuiet: false }] }),
    { status: "RINGING", ringUntil: at(RING_MS) },
  ],
  [
    "a lease runs out",
    run("announced", false, join("ben"), [LEASE_MS + 1, lapse()]),
    { endReason: "HUNG_UP" },
  ],
  [
    "leases aren't looked at",
    run("announced", false, join("ben"), [LEASE_MS + 1, lapse(false)]),
    { status: "ACTIVE" },
  ],
  [
    "a moderator ends it",
    run("announced", true, ring("ben"), { type: "end", reason: "HUNG_UP" }),
    { endReason: "HUNG_UP" },
  ],
])("%s", (_, state, expected) => {
  expect(state).toMatchObject(expected);
  if (expected.endReason) expect(state).toMatchObject({ status: "ENDED", ringUntil: null });
});

test("whoever joins on another device leaves the first, and only the answer counts as one", () => {
  const moved = run("rings", true, ring("ben"), join("ann", 2));
  expect([moved.status, here(moved)]).toEqual(["RINGING", ["ann2"]]);
  const answered = run("rings", true, ring("ben"), join("ben"), join("ben", 2));
  expect([answered.status, here(answered)]).toEqual(["ACTIVE", ["ann1", "ben2"]]);
  expect(statusOf(answered, "ben")).toBe("ACCEPTED");
});

test("a device that comes back is the same participant, and stays muted", () => {
  const back = run("room", false, join("ben"), leave("ben1"), join("ben", 1, { isMuted: false }));
  expect(back.participants.find(({ id }) => id === "ben1")).toMatchObject({
    ...{ isMuted: true, joinedAt: at(1), leftAt: null },
  });
});

test("who may not speak sends nothing, whatever they ask for", () => {
  const sends = {
    type: "update",
    participantId: "ben1",
    update: { isMuted: false, screenStream: "s" },
  } as const;
  const limit = { type: "limit", userId: "ben", canSpeak: false } as const;
  const silent = { canSpeak: false, isMuted: true, screenStream: null, cameraStream: null };
  const demoted = run("room", false, join("ben"), sends, limit);
  expect(demoted.participants[1]).toMatchObject(silent);
  expect(changed(demoted, sends, at(9))).toBe(demoted);
  const listener = run("room", false, join("ben", 1, { canSpeak: false, isMuted: false }), sends);
  expect(listener.participants[1]).toMatchObject(silent);
});

test("people are rung again after a decline, never while they are in or it rings already", () => {
  const again = run("announced", true, ring("ben", "cem"), decline("ben"), ring("ben"));
  expect([statusOf(again, "ben"), again.ringUntil]).toEqual(["RINGING", at(RING_MS + 3)]);
  const answered = run("announced", true, ring("ben", "cem"), join("ben"));
  expect(changed(answered, ring("ben", "cem"), at(9))).toBe(answered);
});

test("a hand keeps its time while it is raised", () => {
  const hand = (isHandRaised: boolean) =>
    ({ type: "update", participantId: "ann1", update: { isHandRaised } }) as const;
  const raised = run("room", false, hand(true), hand(true));
  expect(raised.participants[0]?.handRaisedAt).toEqual(at(1));
  expect(changed(raised, hand(false), at(9)).participants[0]?.handRaisedAt).toBeNull();
});

test("10,000 random sequences: an end that stays, after it nobody in and nobody rung for", () => {
  const random = numbers(11);
  const people = ["ann", "ben", "cem", "dev"];
  const pick = <T>(list: readonly T[]) => list[random(list.length)] as T;
  const anyone = () => pick(people);
  const any: readonly (() => RuleChange)[] = [
    () => join(anyone(), 1 + random(2), { isMuted: random(2) === 0, canSpeak: random(5) > 0 }),
    () => leave(`${anyone()}${1 + random(2)}`),
    () => ring(anyone()),
    () => decline(anyone()),
    () => lapse(random(2) === 0),
    () => ({ type: "limit", userId: anyone(), canSpeak: random(2) === 0 }),
  ];
  for (let story = 0; story < 10_000; story += 1) {
    let [now, state] = [0, run(pick(["rings", "announced", "room"]), random(2) === 0, ring("ben"))];
    for (let step = 0; step < 12; step += 1) {
      now += random(9_000);
      const next = changed(state, pick(any)(), at(now));
      if (isBroken(state, next)) expect.fail(JSON.stringify({ story, step, state, next }));
      state = next;
    }
    state = changed(changed(state, leave(...here(state)), at(now)), lapse(), at(now));
    if (state.status !== "ENDED" || !state.endReason) expect.fail(JSON.stringify({ story, state }));
  }
});

function isBroken(before: CallState, after: CallState): boolean {
  const users = after.participants.filter(isIn).map(({ userId }) => userId);
  const isOver = after.status === "ENDED";
  return (
    (before.status === "ENDED" && after !== before) ||
    (isOver && (users.length > 0 || after.invites.some(isRinging) || after.ringUntil !== null)) ||
    (!isOver && users.length === 0) ||
    new Set(users).size < users.length ||
    (before.answeredAt !== null && after.answeredAt !== before.answeredAt) ||
    (after.status === "RINGING" && (after.answeredAt !== null || !users.includes("ann"))) ||
    after.participants.some((one) => !one.canSpeak && !one.isMuted) ||
    after.invites.some((invite) => isRinging(invite) && users.includes(invite.userId))
  );
}
