import { getCallConnectionContract, getCallContract, updateParticipantContract } from "@/lib/calls/contract";
import { LEASE_MS } from "@/lib/calls/limits";
import { resumeMeters } from "@/lib/calls/media/levels";
import type { ScreenHint, Transport } from "@/lib/calls/media/transport";
import { loadTransport } from "@/lib/calls/media/transports";
import type { Call, CallConnection, CallParticipant, JoinedCall } from "@/lib/calls/schema";
import { call as ask } from "@/lib/http/client";
import { AppError } from "@/lib/http/errors";
import { tabSocket } from "@/lib/realtime/tab-socket";
import { type CallLink, callLink } from "./call-link";
import { type Chosen, keepCall } from "./kept-call";
import { localMedia } from "./local-media";
import { endingOf, NOTICES } from "./notices";
import { pushToTalk } from "./push-to-talk";
import { remoteMedia } from "./remote-media";
import { reporter } from "./reporter";
import { followSpeaking } from "./speaking";
import { rememberTalk, talkSettings } from "./talk-key";
import type { CallSession } from "./types";
import { rememberVolume } from "./volumes";
import { watchDevice } from "./watch-device";

type Options = {
  channelId: string;
  participantId: string;
  chosen: Chosen;
  /** Joins again as the same participant, whose lease has lapsed. */
  joinAgain: (callId: string) => Promise<JoinedCall>;
  onShow: (session: CallSession) => void;
  /** It is over for this device; `reason` in words where the person doesn't know it. */
  onEnd: (reason: string | null) => void;
};

/** What others see of this device. */
type Reported = Pick<CallParticipant, "isMuted" | "isDeafened" | "cameraStream" | "screenStream">;

/** One stay in a call, from pressing Join to leaving, through all reconnecting in between. */
export function createRun({ channelId, participantId, joinAgain, onShow, onEnd, ...options }: Options) {
  const chosen = { ...options.chosen };
  let state: CallSession["state"] = "joining";
  let call = nothingYet(channelId);
  let transport: Transport | null = null;
  let isConnecting = false;
  let link: CallLink | null = null;
  let canSpeak = true;
  let reported: Reported | null = null;
  let awayAt = 0;
  let hasMissed = false;
  let talk = talkSettings();
  let talking: ReturnType<typeof pushToTalk> | null = null;
  let isTalkHeld = false;
  let wasMuted = chosen.isMuted;
  let speaking: ReadonlySet<string> = new Set();
  let needsTap = false;
  let notice: string | null = null;
  let isShowing = false;
  let isClosed = false;

  const media = localMedia({
    publish: (purpose, track, hint) => void transport?.publish(purpose, track, hint),
    onChange: sync,
    onNotice: say,
  });
  const remote = remoteMedia({
    onChange: show,
    onBlocked(isBlocked) {
      needsTap = isBlocked;
      show();
    },
  });
  const reports = reporter({
    send: (body) => ask(updateParticipantContract, { params: { callId: call.id, participantId }, body }),
    onState: apply,
    onRefused(change, error) {
      if (error.code === "not_found") return;
      say(error.message);
      reported = reportedBy(mine());
      if (change.cameraStream) void setCamera(false);
      if (change.screenStream) void media.setScreen(false);
      if (change.isMuted === false) void setMuted(true);
      sync();
    },
    onIdle: followServer,
  });
  const stopSpeaking = followSpeaking({
    participants: () => call.participants.map(({ id }) => id),
    me: () => participantId,
    microphone: () => (chosen.isMuted ? null : media.microphone()),
    levelOf: (id) => transport?.level(id) ?? 0,
    onChange(next) {
      speaking = next;
      show();
    },
    onSelf: (isSpeaking) => link?.speak(isSpeaking),
  });
  const stopWatching = watchDevice({
    onNetwork: () => transport?.restart(),
    onVisible() {
      void media.recover();
      void remote.audio.playAll();
    },
    onDevices: () => void media.onDeviceChange(),
    keep,
  });
  if (talk.isOn) startTalk();

  const mine = () => call.participants.find(({ id }) => id === participantId);

  /** Shows all changes of one moment at once. */
  function show() {
    if (isShowing) return;
    isShowing = true;
    queueMicrotask(() => {
      isShowing = false;
      if (!isClosed) onShow(session());
    });
  }

  function session(): CallSession {
    return {
      ...{ callId: call.id, channelId, participantId, call, state, canSpeak, speaking, needsTap, notice },
      ...{ isMuted: chosen.isMuted, isDeafened: chosen.isDeafened },
      ...{ isPushToTalk: talk.isOn, pushToTalkKey: talk.key, isTalkHeld },
      camera: media.camera(),
      screen: media.screen(),
      remote: remote.view(participantId),
    };
  }

  function say(next: string | null) {
    notice = next;
    show();
  }

  function keep() {
    if (call.id && !isClosed) keepCall({ callId: call.id, channelId, participantId, chosen });
  }

  /** Carries what the person chose into the microphone, to the others, and through a reload. */
  function sync() {
    if (isClosed) return;
    media.setOpen(!chosen.isMuted && canSpeak && (!talk.isOn || isTalkHeld));
    remote.audio.setDeafened(chosen.isDeafened);
    if (reported) {
      const now: Reported = {
        // Nobody waits for somebody whose microphone the system has taken.
        isMuted: chosen.isMuted || !canSpeak || media.isInterrupted(),
        isDeafened: chosen.isDeafened,
        cameraStream: media.camera()?.id ?? null,
        screenStream: media.screen()?.id ?? null,
      };
      const before = reported;
      const changed = (Object.keys(now) as (keyof Reported)[]).filter((key) => now[key] !== before[key]);
      reported = now;
      if (changed.length > 0) reports.report(Object.fromEntries(changed.map((key) => [key, now[key]])));
    }
    keep();
    show();
  }

  /** Takes in a state of the call, unless it is older than what is known. */
  function apply(next: Call) {
    if (isClosed || next.id !== call.id || next.revision <= call.revision) return;
    call = next;
    if (call.status === "ENDED") return onEnd(endingOf(call));
    if (!mine()) {
      const before = state;
      if (isElsewhere()) return onEnd(NOTICES.moved);
      // While it reconnects the node says whether this device is still in.
      if (before === "connected") return onEnd(NOTICES.removed);
    }
    transport?.update(call.participants);
    remote.update(call.participants);
    followServer();
    show();
  }

  let me = "";
  const isElsewhere = () =>
    call.participants.some(({ id, person }) => person.id === me && id !== participantId);

  /** What the server decides: whether I may speak, and what others have ended. It never opens a microphone. */
  function followServer() {
    const own = mine();
    if (!own || isClosed) return;
    if (own.canSpeak !== canSpeak) followSpeech(own);
    // What isn't reported yet is newer than the server's state.
    if (!reported || reports.isBusy()) return;
    const before = reported;
    reported = reportedBy(own) ?? reported;
    if (own.isMuted && !before.isMuted && !chosen.isMuted) {
      say(NOTICES.mutedByOther);
      void setMuted(true);
    }
    if (before.cameraStream && !own.cameraStream) {
      say(NOTICES.cameraOffByOther);
      void setCamera(false);
    }
    if (before.screenStream && !own.screenStream) {
      say(NOTICES.screenOffByOther);
      void media.setScreen(false);
    }
  }

  function followSpeech(own: CallParticipant) {
    canSpeak = own.canSpeak;
    if (!canSpeak) {
      reported = reportedBy(own);
      Object.assign(chosen, { isMuted: true, isCameraOn: false });
      media.stopAll();
    }
    say(canSpeak ? NOTICES.maySpeak : NOTICES.lostSpeech);
    sync();
  }

  /** The server has let this device in, for the first time or again. */
  async function begin(joined: JoinedCall) {
    if (isClosed) return;
    const isAgain = call.id !== "";
    call = { ...joined.call };
    const own = mine();
    me = own?.person.id ?? "";
    reported = reportedBy(own);
    if (own && !own.canSpeak) {
      canSpeak = false;
      Object.assign(chosen, { isMuted: true, isCameraOn: false });
      media.stopAll();
      say(NOTICES.listenOnly);
    }
    remote.update(call.participants);
    sync();
    if ("notice" in joined.connection && joined.connection.notice) say(joined.connection.notice);
    if (!isAgain) {
      hasMissed = tabSocket() === null;
      link = callLink({
        place: { callId: call.id, participantId },
        onAttached: () => void attached(),
        onRefused: () => void refused(),
        onAway() {
          awayAt = Date.now();
          state = "reconnecting";
          reports.setReady(false);
          show();
        },
        onCall: apply,
        onSignal: (from, signal) => transport?.receive(from, signal),
        onSignedOut: () => onEnd(null),
      });
    }
    await openTransport(joined.connection);
    if (!isClosed) void link?.attach();
  }

  async function openTransport(connection: CallConnection) {
    const open = await loadTransport(connection.kind);
    if (isClosed) return;
    transport?.close();
    isConnecting = true;
    transport = open({
      ...{ callId: call.id, participantId, connection },
      renewConnection,
      signal: (to, signal) => link?.signal(to, signal),
      onTrack: remote.setTrack,
      onQuality: remote.setQuality,
      onLost: () => void reopen(),
    });
    media.publishAll();
  }

  const renewConnection = () =>
    ask(getCallConnectionContract, { params: { callId: call.id, participantId } });

  /** The engine's server has gone. */
  async function reopen() {
    try {
      await openTransport(await renewConnection());
      if (state === "connected") connectMedia();
    } catch {
      if (!isClosed) setTimeout(reopen, REOPEN_AFTER_MS);
    }
  }

  function connectMedia() {
    if (!isConnecting || isClosed) return;
    isConnecting = false;
    void transport?.connect(call.participants).catch(() => reopen());
  }

  async function attached() {
    const isBack = state === "reconnecting" || hasMissed;
    hasMissed = false;
    state = "connected";
    reports.setReady(true);
    connectMedia();
    show();
    // What happened while there was no connection.
    if (isBack) await readAgain().catch(() => {});
  }

  async function readAgain() {
    apply(await ask(getCallContract, { params: { callId: call.id } }));
  }

  /** This device isn't in the call any more: it was away for too long, or it was put out. */
  async function refused() {
    const wasAwayLong = awayAt > 0 && Date.now() - awayAt > LEASE_MS / 2;
    state = "reconnecting";
    show();
    try {
      await readAgain();
      if (isClosed) return;
      if (!mine() && !wasAwayLong) return onEnd(NOTICES.removed);
      await begin(await joinAgain(call.id));
    } catch (error) {
      if (isClosed) return;
      const isOver = error instanceof AppError && error.code !== "unavailable";
      if (isOver) onEnd(NOTICES.gone);
      else setTimeout(() => link?.attach(), REOPEN_AFTER_MS);
    }
  }

  async function setMuted(isMuted: boolean) {
    if (!isMuted && !canSpeak) return say(NOTICES.listenOnly);
    // Who hears nothing isn't heard.
    if (!isMuted) chosen.isDeafened = false;
    chosen.isMuted = isMuted;
    sync();
    const isDone = await media.setMicrophone(!isMuted);
    if (isClosed || isDone || chosen.isMuted !== isMuted) return;
    chosen.isMuted = true;
    void media.setMicrophone(false);
    sync();
  }

  async function setDeafened(isDeafened: boolean) {
    if (isDeafened === chosen.isDeafened) return;
    if (isDeafened) wasMuted = chosen.isMuted;
    chosen.isDeafened = isDeafened;
    await setMutedKeepingDeafened(isDeafened || wasMuted || !canSpeak);
  }

  async function setMutedKeepingDeafened(isMuted: boolean) {
    if (chosen.isMuted === isMuted) return sync();
    await setMuted(isMuted);
  }

  async function setCamera(isOn: boolean) {
    if (isOn && !canSpeak) return say(NOTICES.listenOnly);
    chosen.isCameraOn = isOn;
    keep();
    const isDone = await media.setCamera(isOn);
    if (!isDone && chosen.isCameraOn === isOn) chosen.isCameraOn = false;
    sync();
  }

  function startTalk() {
    talking?.stop();
    talking = pushToTalk({
      key: talk.key,
      onHeld(isHeld) {
        isTalkHeld = isHeld;
        sync();
      },
    });
  }

  return {
    channelId,
    participantId,
    begin,
    show,
    say,
    isClosed: () => isClosed,
    place: () => (call.id ? { callId: call.id, participantId } : null),
    chosen: (): Readonly<Chosen> => chosen,
    setMuted,
    setDeafened,
    setCamera,
    async setScreen(isOn: boolean, hint?: ScreenHint) {
      if (isOn && !canSpeak) return say(NOTICES.listenOnly);
      await media.setScreen(isOn, hint);
    },
    setPushToTalk(isOn: boolean, key = talk.key) {
      talk = { isOn, key };
      rememberTalk(talk);
      if (isOn) startTalk();
      else talking?.stop();
      sync();
    },
    holdToTalk: (isHeld: boolean) => talking?.hold(isHeld),
    raiseHand: (isRaised: boolean) => reports.report({ isHandRaised: isRaised }),
    react: (emoji: string) => link?.react(emoji),
    setVolume(id: string, volume: number) {
      const person = call.participants.find((one) => one.id === id)?.person;
      if (!person) return;
      rememberVolume(person.id, Math.min(1, Math.max(0, volume)));
      remote.audio.refresh();
      show();
    },
    resume() {
      resumeMeters();
      void remote.audio.playAll();
    },
    switchTo: media.switchTo,
    setSpeaker: remote.audio.setSpeaker,
    keep,
    close() {
      if (isClosed) return;
      isClosed = true;
      talking?.stop();
      stopSpeaking();
      stopWatching();
      media.close();
      transport?.close();
      remote.close();
      link?.close();
    },
  };
}

const REOPEN_AFTER_MS = 1_000;

const reportedBy = (own: CallParticipant | undefined): Reported | null =>
  own
    ? {
        ...{ isMuted: own.isMuted, isDeafened: own.isDeafened },
        ...{ cameraStream: own.cameraStream, screenStream: own.screenStream },
      }
    : null;

/** Until the server has answered. */
const nothingYet = (channelId: string): Call => ({
  ...{ id: "", channelId, engine: "MESH", status: "ACTIVE", revision: 0, isVideo: false, startedBy: null },
  ...{
    createdAt: new Date().toISOString(),
    ringUntil: null,
    answeredAt: null,
    endedAt: null,
    endReason: null,
  },
  ...{ participants: [], invites: [], peopleCount: 0, stateAt: new Date().toISOString() },
});

export type Run = ReturnType<typeof createRun>;
