import { afterEach, expect, test, vi } from "vitest";
import { callSession } from "@/components/calls/session";
import { keptCall } from "@/components/calls/session/kept-call";
import { sessionStore } from "@/components/calls/session/store";
import { leaveCallContract, startCallContract, updateParticipantContract } from "@/lib/calls/contract";
import { nextFrame } from "./setup/calls";
import { showCalls } from "./setup/fake-calls";
import { me, newId } from "./setup/people";

let stage: ReturnType<typeof showCalls> | undefined;

afterEach(async () => {
  await callSession.leave();
  stage?.stop();
  stage = undefined;
  vi.restoreAllMocks();
  sessionStorage.clear();
});

function show() {
  stage = showCalls();
  return stage;
}

const session = () => sessionStore.get();
const isConnected = () => expect.poll(() => session()?.state).toBe("connected");

async function join(options: Parameters<typeof callSession.start>[1] = {}) {
  const channelId = newId();
  await callSession.start(channelId, options);
  await isConnected();
  return channelId;
}

/** How loud Ben hears the page's participant, over a second: the fake microphone beeps once in that time. */
async function loudest({ ben, mine }: ReturnType<typeof showCalls>, ms = 1_300) {
  let level = 0;
  const until = performance.now() + ms;
  while (performance.now() < until) {
    level = Math.max(level, ben.transport.level(mine()?.id ?? ""));
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return level;
}

/** Once what was on its way has been played. */
async function staysSilent(stage: ReturnType<typeof showCalls>) {
  await expect.poll(() => stage.ben.transport.level(stage.mine()?.id ?? "")).toBe(0);
  expect(await loudest(stage)).toBe(0);
}

const hears = (given: ReturnType<typeof showCalls>) =>
  expect
    .poll(() => given.ben.transport.level(given.mine()?.id ?? ""), { interval: 30 })
    .toBeGreaterThan(0.01);

/** Watches what the page asks the browser for. */
function watchTracks() {
  const given: MediaStreamTrack[] = [];
  const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  const asked = vi.spyOn(navigator.mediaDevices, "getUserMedia").mockImplementation(async (constraints) => {
    const stream = await ask(constraints);
    given.push(...stream.getTracks());
    return stream;
  });
  return { asked, live: () => given.filter(({ readyState }) => readyState === "live") };
}

test("sound and pictures go both ways, and the camera's light goes out when it is off", async () => {
  const stage = show();
  const { live } = watchTracks();
  await join({ isMuted: false });
  await hears(stage);
  await callSession.setCamera(true);
  await expect.poll(() => stage.mine()?.cameraStream).toBe(session()?.camera?.id);
  const mine = stage.mine()?.id ?? "";
  await nextFrame(stage.ben.track(mine, "camera")!);
  await callSession.setCamera(false);
  await expect.poll(() => stage.mine()?.cameraStream).toBeNull();
  expect(live().map(({ kind }) => kind)).toEqual(["audio"]);
  await callSession.leave();
  expect(live()).toEqual([]);
  expect(session()).toBeNull();
  expect(stage.server.requestsOf(leaveCallContract)).toHaveLength(1);
});

test("muted stays muted when the node is back, when the other comes anew, and after a reload", async () => {
  const stage = show();
  await join({ isMuted: false });
  await hears(stage);
  await callSession.setMuted(true);
  await expect.poll(() => stage.mine()?.isMuted).toBe(true);

  window.realtimeNode.setAway(true);
  await expect.poll(() => session()?.state).toBe("reconnecting");
  window.realtimeNode.setAway(false);
  window.dispatchEvent(new Event("online"));
  document.dispatchEvent(new Event("visibilitychange"));
  await isConnected();
  await staysSilent(stage);

  const before = stage.mine()?.id;
  window.dispatchEvent(new PageTransitionEvent("pagehide"));
  expect(keptCall()).toMatchObject({ participantId: before, chosen: { isMuted: true } });
  const { resumeCall } = await import("@/components/calls/session/engine");
  await resumeCall();
  await isConnected();
  expect(stage.mine()).toMatchObject({ id: before, isMuted: true });
  expect(session()?.isMuted).toBe(true);
  await staysSilent(stage);

  await callSession.setMuted(false);
  await hears(stage);
});

test("a microphone that comes after leaving is stopped at once, and after joining again there is one", async () => {
  const stage = show();
  const { asked, live } = watchTracks();
  const held = Promise.withResolvers<void>();
  const ask = asked.getMockImplementation()!;
  asked.mockImplementationOnce(async (constraints) => {
    await held.promise;
    return ask(constraints);
  });
  await join({ isMuted: false });
  await callSession.leave();
  expect(stage.mine()).toBeUndefined();
  held.resolve();
  await expect.poll(() => asked.mock.settledResults.at(0)?.type).toBe("fulfilled");
  await expect.poll(live).toEqual([]);
  await join({ isMuted: false });
  await hears(stage);
  expect(live()).toHaveLength(1);
});

test("leaving before the server has answered leaves the call that it then answers with", async () => {
  const stage = show();
  const held = Promise.withResolvers<void>();
  stage.hold(held.promise);
  const starting = callSession.start(newId(), { isMuted: true });
  await expect.poll(() => stage.server.requestsOf(startCallContract)).toHaveLength(1);
  expect(session()?.state).toBe("joining");
  await callSession.leave();
  expect(session()).toBeNull();
  held.resolve();
  await starting;
  expect(stage.server.requestsOf(leaveCallContract)).toHaveLength(1);
  expect(stage.mine()).toBeUndefined();
});

test("what others do to me: moved to another device, muted, only listening", async () => {
  const stage = show();
  const { live } = watchTracks();
  await join({ isMuted: false });
  await hears(stage);
  const id = stage.mine()?.id ?? "";
  await expect.poll(() => session()?.isMuted).toBe(false);
  stage.patch(id, { isMuted: true });
  await expect.poll(() => session()?.notice).toMatch(/muted you/);
  expect(session()?.isMuted).toBe(true);
  await callSession.setMuted(false);
  await expect.poll(() => stage.mine()?.isMuted).toBe(false);
  await callSession.setCamera(true);
  await expect.poll(() => stage.mine()?.cameraStream).toBeTruthy();

  stage.patch(id, { canSpeak: false, isMuted: true, cameraStream: null });
  await expect.poll(live).toEqual([]);
  expect(session()).toMatchObject({ canSpeak: false, isMuted: true, camera: null });
  expect(session()?.notice).toMatch(/listen/);
  await callSession.setMuted(false);
  expect(session()?.isMuted).toBe(true);
  expect(live()).toEqual([]);

  const elsewhere = { ...stage.mine()!, id: newId() };
  stage.change({ participants: [...stage.call().participants.filter((one) => one.id !== id), elsewhere] });
  await expect.poll(session).toBeNull();
  await expect.poll(() => document.body.textContent).toMatch(/joined on another device/);
  expect(stage.server.requestsOf(leaveCallContract)).toEqual([]);
  expect(stage.mine()?.person.id).toBe(me.id);
});

test("a chosen microphone that isn't there is replaced by the default, which is named, and kept for later", async () => {
  show();
  const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  vi.spyOn(navigator.mediaDevices, "getUserMedia").mockImplementation(async (constraints) => {
    if (JSON.stringify(constraints).includes("gone")) throw new OverconstrainedError("deviceId");
    return ask(constraints);
  });
  const chosen = JSON.stringify({ id: "gone", label: "Headset" });
  localStorage.setItem("guildhall.call-microphone", chosen);
  await join({ isMuted: false });
  await expect.poll(() => session()?.notice).toMatch(/^Headset isn’t connected: using Fake .*\.$/);
  expect(localStorage.getItem("guildhall.call-microphone")).toBe(chosen);
  expect(session()?.isMuted).toBe(false);
});

test("what isn't allowed or isn't there is said, and one listens", async () => {
  const stage = show();
  const asked = vi.spyOn(navigator.mediaDevices, "getUserMedia");
  asked.mockRejectedValueOnce(new DOMException("", "NotAllowedError"));
  await join({ isMuted: false });
  await expect.poll(() => session()?.notice).toMatch(/doesn’t let Guildhall use the microphone/);
  await expect.poll(() => stage.mine()?.isMuted).toBe(true);
  expect(session()).toMatchObject({ state: "connected", isMuted: true });
  asked.mockRejectedValue(new DOMException("", "NotReadableError"));
  await callSession.setCamera(true);
  await expect.poll(() => session()?.notice).toMatch(/camera can’t be used.*Another program/);
  expect(
    stage.server
      .requestsOf(updateParticipantContract)
      .every(({ body }) => !JSON.stringify(body).includes("camera")),
  ).toBe(true);
});

test("others see that somebody whose microphone the system has taken can’t be heard, until it is back", async () => {
  const stage = show();
  const { live } = watchTracks();
  await join({ isMuted: false });
  await hears(stage);
  const [track] = live();
  track?.stop();
  track?.dispatchEvent(new Event("ended"));
  await expect.poll(() => live().length).toBe(1);
  expect(live()[0]).not.toBe(track);
  await expect.poll(() => stage.mine()?.isMuted).toBe(false);
  live()[0]?.dispatchEvent(new Event("mute"));
  await expect.poll(() => stage.mine()?.isInterrupted).toBe(true);
  expect([stage.mine()?.isMuted, session()?.isMuted]).toEqual([false, false]);
  live()[0]?.dispatchEvent(new Event("unmute"));
  await expect.poll(() => stage.mine()?.isInterrupted).toBe(false);
  await hears(stage);
});
