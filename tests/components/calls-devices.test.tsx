import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { callSession } from "@/components/calls/session";
import { sessionStore } from "@/components/calls/session/store";
import { movingPicture, nextFrame, watchConnections } from "./setup/calls";
import { showCalls } from "./setup/fake-calls";
import { me, newId } from "./setup/people";

let stage: ReturnType<typeof showCalls>;
let connections: ReturnType<typeof watchConnections>;

beforeEach(() => {
  connections = watchConnections();
  stage = showCalls();
});
afterEach(async () => {
  await callSession.leave();
  stage.stop();
  connections.stop();
  vi.restoreAllMocks();
  localStorage.clear();
  sessionStorage.clear();
});

const session = () => sessionStore.get();
/** What arrives of me at the other. */
async function mineAtBen(purpose: "camera" | "screen"): Promise<MediaStreamTrack> {
  const arrived = () => stage.ben.track(stage.mine()?.id ?? "", purpose);
  await expect.poll(arrived).toBeTruthy();
  return arrived()!;
}
async function join(isMuted = true) {
  await callSession.start(newId(), { isMuted });
  await expect.poll(() => session()?.state).toBe("connected");
}
const listDevices = (labels: string[]) =>
  vi
    .spyOn(navigator.mediaDevices, "enumerateDevices")
    .mockResolvedValue(
      labels.map((label) => ({ kind: "audioinput", deviceId: label, label }) as MediaDeviceInfo),
    );

test("a shared screen says what it is for, and the browser’s own bar ends it for everybody", async () => {
  await join();
  const track = movingPicture();
  const asked = vi
    .spyOn(navigator.mediaDevices, "getDisplayMedia")
    .mockResolvedValue(new MediaStream([track]));
  await callSession.setScreen(true, "motion");
  await expect.poll(() => stage.mine()?.screenStream).toBe(session()?.screen?.id);
  expect(asked.mock.calls[0]?.[0]).toMatchObject({ video: { frameRate: 30 }, audio: true });
  expect(track.contentHint).toBe("motion");
  await nextFrame(await mineAtBen("screen"));
  // As the browser does: the track is stopped, and says so.
  track.stop();
  track.dispatchEvent(new Event("ended"));
  await expect.poll(() => stage.mine()?.screenStream).toBeNull();
  expect(session()).toMatchObject({ screen: null, state: "connected" });
});

test("a camera that fails on a width is opened without it, and stays the chosen one", async () => {
  const chosen = JSON.stringify({ id: "webcam", label: "Webcam" });
  localStorage.setItem("guildhall.call-camera", chosen);
  const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  const asked: MediaStreamConstraints[] = [];
  vi.spyOn(navigator.mediaDevices, "getUserMedia").mockImplementation(async (constraints = {}) => {
    asked.push(constraints);
    if (JSON.stringify(constraints).includes("width")) throw new OverconstrainedError("width");
    return ask({ video: true });
  });
  await join();
  await callSession.setCamera(true);
  await expect.poll(() => stage.mine()?.cameraStream).toBeTruthy();
  await nextFrame(await mineAtBen("camera"));
  expect(asked.at(-1)).toEqual({ video: { deviceId: { exact: "webcam" } } });
  expect(localStorage.getItem("guildhall.call-camera")).toBe(chosen);
});

test("where the browser plays nothing by itself a tap is asked for, and plays all of it", async () => {
  const play = vi.spyOn(HTMLMediaElement.prototype, "play");
  play.mockRejectedValue(new DOMException("", "NotAllowedError"));
  await join();
  await expect.poll(() => session()?.needsTap).toBe(true);
  play.mockReset();
  play.mockResolvedValue();
  callSession.resume();
  await expect.poll(() => session()?.needsTap).toBe(false);
  expect(play).toHaveBeenCalled();
  // A page that was away plays again by itself.
  play.mockClear();
  document.dispatchEvent(new Event("visibilitychange"));
  await expect.poll(() => play.mock.calls.length).toBeGreaterThan(0);
});

test("the chosen microphone is offered when it is connected again, and not forced", async () => {
  localStorage.setItem("guildhall.call-microphone", JSON.stringify({ id: "Headset", label: "Headset" }));
  const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  const asked = vi.spyOn(navigator.mediaDevices, "getUserMedia").mockImplementation(async (constraints) => {
    if (JSON.stringify(constraints).includes("Headset")) throw new OverconstrainedError("deviceId");
    return ask(constraints);
  });
  listDevices(["Built-in"]);
  await join(false);
  await expect.poll(() => session()?.notice).toMatch(/^Headset isn’t connected: using /);
  const times = asked.mock.calls.length;
  listDevices(["Built-in", "Headset"]);
  navigator.mediaDevices.dispatchEvent(new Event("devicechange"));
  await expect.poll(() => session()?.notice).toBe("Headset is connected again. Choose it to use it.");
  expect(asked.mock.calls.length).toBe(times);
});

test("muted stays muted when the connection fails twice and the peers are made anew", async () => {
  await join(false);
  const level = () => stage.ben.transport.level(stage.mine()?.id ?? "");
  await expect.poll(level, { interval: 30 }).toBeGreaterThan(0.01);
  await callSession.setMuted(true);
  await callSession.setCamera(true);
  await callSession.setCamera(false);
  await expect.poll(level).toBe(0);
  const former = connections.open();
  for (let time = 0; time < 2; time += 1)
    for (const one of former) {
      Object.defineProperty(one, "connectionState", { value: "failed", configurable: true });
      one.dispatchEvent(new Event("connectionstatechange"));
    }
  const isNew = () =>
    connections.open().some((one) => !former.includes(one) && one.connectionState === "connected");
  await expect.poll(isNew).toBe(true);
  const until = performance.now() + 1_300;
  while (performance.now() < until) {
    expect(level()).toBe(0);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  expect(session()).toMatchObject({ isMuted: true, camera: null });
  expect(stage.mine()).toMatchObject({ isMuted: true, cameraStream: null });
  await callSession.setMuted(false);
  await expect.poll(level, { interval: 30 }).toBeGreaterThan(0.01);
});

test("whoever clicks another room and back within 300 ms is in the last one, once, with one microphone", async () => {
  const given: MediaStreamTrack[] = [];
  const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  vi.spyOn(navigator.mediaDevices, "getUserMedia").mockImplementation(async (constraints) => {
    const stream = await ask(constraints);
    given.push(...stream.getTracks());
    return stream;
  });
  const [standup, lounge] = [newId(), newId()];
  await callSession.start(standup, { isMuted: false });
  await expect.poll(() => session()?.state).toBe("connected");
  const away = callSession.start(lounge, { isMuted: false });
  const back = callSession.start(standup, { isMuted: false });
  await Promise.all([away, back]);
  await expect.poll(() => session()?.state).toBe("connected");
  expect(session()?.channelId).toBe(standup);
  expect(stage.call().channelId).toBe(standup);
  const mine = stage.call().participants.filter(({ person }) => person.id === me.id);
  expect(mine.map(({ id }) => id)).toEqual([session()?.participantId]);
  await expect.poll(() => given.filter(({ readyState }) => readyState === "live").length).toBe(1);
});
