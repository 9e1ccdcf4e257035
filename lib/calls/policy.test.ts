import { expect, test } from "vitest";
import { MESH_LIMITS } from "./limits";
import { refusalOf } from "./policy";
import { type CallState, changed, started } from "./rules";

const joining = (userId: string, device = "") => ({
  type: "join" as const,
  participant: {
    ...{ id: `${userId}${device}`, userId, deviceName: "", isMuted: true, isDeafened: false, canSpeak: true },
  },
});
const camera = (participantId: string, cameraStream: string | null = "c") =>
  ({ type: "update", participantId, update: { cameraStream } }) as const;

const now = new Date(0);
const people = Array.from({ length: MESH_LIMITS.people }, (_, index) => `person ${index}`);
const full = people.reduce<CallState>(
  (state, id) => changed(state, joining(id), now),
  started({ kind: "room", startedById: null, rings: false }, now),
);
const filmed = people
  .slice(0, MESH_LIMITS.cameras)
  .reduce((state, id) => changed(state, camera(id), now), full);

test("from browser to browser a call holds so many people; who is in may move to another device", () => {
  expect(refusalOf(full, joining("another"), "MESH")).toMatch("full");
  expect(refusalOf(full, joining(people[3]!, "phone"), "MESH")).toBeNull();
  expect(refusalOf(full, joining("another"), "JANUS")).toBeNull();
});

test("and so many cameras; whose is on may send another picture, and everybody may stop", () => {
  const [last] = people.slice(-1) as [string];
  expect(refusalOf(filmed, camera(last), "MESH")).toMatch("cameras");
  expect(refusalOf(filmed, camera(people[0]!, "other"), "MESH")).toBeNull();
  expect(refusalOf(filmed, camera(last, null), "MESH")).toBeNull();
  expect(refusalOf(filmed, camera(last), "TWILIO")).toBeNull();
});

test("a participant that was removed doesn’t come back; the person joins as another one", () => {
  const leave = { type: "leave" as const, participantIds: ["person 1", "person 2"] };
  const removed = changed(full, { ...leave, isRemoval: true }, now);
  expect(refusalOf(removed, joining("person 1"), "MESH")).toBe("You were removed from the call.");
  expect(refusalOf(removed, joining("person 1", "again"), "MESH")).toBeNull();
  expect(refusalOf(changed(full, leave, now), joining("person 1"), "MESH")).toBeNull();
});

test("nobody joins a call that has ended", () => {
  const over = changed(full, { type: "end", reason: "HUNG_UP" }, now);
  expect(refusalOf(over, joining("another"), "JANUS")).toBe("The call has ended.");
});
