import { toast } from "@/components/ui/toast";
import { joinCallContract, leaveCallContract, startCallContract } from "@/lib/calls/contract";
import { chosenDevice, findChosen, listDevices, rememberDevice } from "@/lib/calls/media/devices";
import type { JoinedCall } from "@/lib/calls/schema";
import { call } from "@/lib/http/client";
import { AppError } from "@/lib/http/errors";
import { newId } from "@/lib/new-id";
import { inTurn } from "@/lib/realtime/in-turn";
import { deviceName } from "./device-name";
import { type Chosen, forgetCall, keptCall } from "./kept-call";
import { createRun, type Run } from "./run";
import { sessionStore } from "./store";
import { holdTab } from "./tab-lock";
import type { CallSessionActions, DeviceKind } from "./types";

/** The stay in a call that this tab has, or is about to have. */
let current: Run | null = null;
/** Where the server may believe this tab to be. Joining elsewhere moves it from there. */
let place: { callId: string; participantId: string } | null = null;
/** Joins go one after the other, so that the last one that was pressed is where one ends up. */
const turn = inTurn();

type JoinBody = ReturnType<typeof bodyOf>;
const bodyOf = (participantId: string, { isMuted, isDeafened }: Chosen) => ({
  ...{ participantId, deviceName: deviceName(), isMuted, isDeafened },
});

const joinAs = (participantId: string, chosen: Chosen) => (callId: string) =>
  call(joinCallContract, { params: { callId }, body: bodyOf(participantId, chosen) });

function begin(channelId: string, participantId: string, chosen: Chosen): Run {
  current?.close();
  const run: Run = createRun({
    ...{ channelId, participantId, chosen },
    joinAgain: (callId) => joinAs(participantId, run.chosen())(callId),
    onShow(session) {
      if (current === run) sessionStore.set(session);
    },
    onEnd(reason) {
      if (current !== run) return;
      // The server knows already.
      place = null;
      end(run);
      if (reason) toast.info(reason, { id: "call" });
    },
  });
  current = run;
  run.show();
  if (!chosen.isMuted) void run.setMuted(false);
  if (chosen.isCameraOn) void run.setCamera(true);
  return run;
}

function end(run: Run) {
  run.close();
  if (current !== run) return;
  current = null;
  forgetCall();
  sessionStore.set(null);
}

/** @returns whether it is in the call, or about to be */
async function enter(run: Run, join: (body: JoinBody) => Promise<JoinedCall>): Promise<void> {
  try {
    const joined = await turn("join", async () => {
      if (run.isClosed()) return null;
      const answer = await join(bodyOf(run.participantId, run.chosen()));
      place = { callId: answer.call.id, participantId: answer.participantId };
      return answer;
    });
    if (joined && current === run) await run.begin(joined);
    else if (!current) await leavePlace();
  } catch (error) {
    if (current !== run) return;
    end(run);
    await leavePlace();
    throw error;
  }
}

/** @param isLast the page goes away: it may be one that is reloaded, and come back as the same participant */
async function leavePlace(isLast = false) {
  const left = place;
  place = null;
  if (!left) return;
  // Where it can't be said, the lease of the participant lapses.
  const query = isLast ? { mayReturn: "true" } : {};
  await call(leaveCallContract, { params: left, query }, { isLast }).catch(() => {});
}

/** The tab was reloaded in a call. */
export async function resumeCall(): Promise<void> {
  const kept = keptCall();
  if (!kept || current || !(await holdTab(kept.participantId))) return forgetCall();
  const run = begin(kept.channelId, kept.participantId, kept.chosen);
  try {
    await enter(run, (body) => call(joinCallContract, { params: { callId: kept.callId }, body }));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const words = error.code === "conflict" ? error.message : "The call that you were in has ended.";
    toast.info(words, { id: "call" });
  }
}

window.addEventListener("pagehide", (event) => {
  if (event.persisted || !current) return;
  current.keep();
  current.close();
  current = null;
  sessionStore.set(null);
  void leavePlace(true);
});

export const actions: CallSessionActions = {
  async start(channelId, { callId, isVideo = false, isMuted = false, rings } = {}) {
    if (current?.channelId === channelId) return;
    const participantId = newId();
    void holdTab(participantId);
    const run = begin(channelId, participantId, { isMuted, isDeafened: false, isCameraOn: isVideo });
    await enter(run, (body) =>
      callId
        ? call(joinCallContract, { params: { callId }, body })
        : call(startCallContract, {
            params: { channelId },
            body: { ...body, isVideo, ...(rings !== undefined && { rings }) },
          }),
    );
  },
  async leave() {
    if (!current) return;
    end(current);
    await leavePlace();
  },
  setMuted: async (isMuted) => current?.setMuted(isMuted),
  setDeafened: async (isDeafened) => current?.setDeafened(isDeafened),
  setCamera: async (isOn) => current?.setCamera(isOn),
  setScreen: async (isOn, hint) => current?.setScreen(isOn, hint),
  setPushToTalk: (isOn, key) => current?.setPushToTalk(isOn, key),
  holdToTalk: (isHeld) => current?.holdToTalk(isHeld),
  raiseHand: async (isRaised) => current?.raiseHand(isRaised),
  react: (emoji) => current?.react(emoji),
  setVolume: (participantId, volume) => current?.setVolume(participantId, volume),
  resume: () => current?.resume(),
  dismissNotice: () => current?.say(null),
  async chooseDevice(kind, id) {
    const device = (await listDevices(kind)).find((one) => one.id === id) ?? null;
    rememberDevice(kind, device);
    if (kind !== "speaker") return current?.switchTo(kind);
    await current
      ?.setSpeaker(id)
      .catch(() => current?.say("That speaker can’t be used. Choose another one."));
  },
  async listDevices() {
    const of = async (kind: DeviceKind) => ({
      chosen: (await findChosen(kind))?.id ?? chosenDevice(kind)?.id ?? null,
      devices: await listDevices(kind),
    });
    const [microphone, camera, speaker] = await Promise.all([of("microphone"), of("camera"), of("speaker")]);
    return { microphone, camera, speaker };
  },
};
