import { getCallContract, updateParticipantContract } from "@/lib/calls/contract";
import { resumeMeters } from "@/lib/calls/media/levels";
import type { Call, CallParticipant, JoinedCall } from "@/lib/calls/schema";
import { call as ask } from "@/lib/http/client";
import { AppError, isTemporary } from "@/lib/http/errors";
import { tabSocket } from "@/lib/realtime/tab-socket";
import { type CallLink, callLink } from "./call-link";
import { choices } from "./choices";
import { type Chosen, keepCall } from "./kept-call";
import { localMedia } from "./local-media";
import { mediaLink, REOPEN_AFTER_MS } from "./media-link";
import { nothingYet } from "./nothing-yet";
import { endingOf, NOTICES } from "./notices";
import { remoteMedia } from "./remote-media";
import { changeOf, type Reported, reportedBy } from "./reported";
import { reporter } from "./reporter";
import { followSpeaking } from "./speaking";
import { talkSwitch } from "./talk-switch";
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

/** One stay in a call, from pressing Join to leaving, through all reconnecting in between. */
export function createRun({ channelId, participantId, joinAgain, onShow, onEnd, ...options }: Options) {
  const chosen = { ...options.chosen };
  let state: CallSession["state"] = "joining";
  let call = nothingYet(channelId);
  let link: CallLink | null = null;
  let canSpeak = true;
  let reported: Reported | null = null;
  let hasMissed = false;
  let speaking: ReadonlySet<string> = new Set();
  let needsTap = false;
  let notice: string | null = null;
  let isShowing = false;
  let isClosed = false;

  const media = localMedia({
    publish: (purpose, track, hint) => transport.publish(purpose, track, hint),
    onChange: sync,
    onNotice: say,
  });
  const talk = talkSwitch(sync);
  const choose = choices({
    ...{ chosen, media, onChange: sync, say },
    canSpeak: () => canSpeak,
    isClosed: () => isClosed,
  });
  const remote = remoteMedia({
    onChange: show,
    onBlocked(isBlocked) {
      needsTap = isBlocked;
      show();
    },
  });
  const transport = mediaLink({
    place: () => ({ callId: call.id, participantId }),
    participants: () => call.participants,
    signal: (to, signal) => link?.signal(to, signal),
    onTrack: remote.setTrack,
    onQuality: remote.setQuality,
    onOpen: () => media.publishAll(),
    onNotice: say,
  });
  const reports = reporter({
    send: (body) => ask(updateParticipantContract, { params: { callId: call.id, participantId }, body }),
    onState: apply,
    onRefused(change, error) {
      if (error.code === "not_found") return;
      say(error.message);
      reported = reportedBy(mine());
      if (change.cameraStream) void choose.setCamera(false);
      if (change.screenStream) void media.setScreen(false);
      if (change.isMuted === false) void choose.setMuted(true);
      sync();
    },
    onIdle: followServer,
  });
  const stopSpeaking = followSpeaking({
    participants: () => call.participants.map(({ id }) => id),
    me: () => participantId,
    microphone: () => (chosen.isMuted ? null : media.microphone()),
    levelOf: (id) => transport.level(id),
    onChange(next) {
      speaking = next;
      show();
    },
    onSelf: (isSpeaking) => link?.speak(isSpeaking),
  });
  const stopWatching = watchDevice({
    onNetwork: () => transport.restart(),
    onVisible() {
      void media.recover();
      void remote.audio.playAll();
    },
    onDevices: () => void media.onDeviceChange(),
    keep,
  });

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
      ...{
        isPushToTalk: talk.settings().isOn,
        pushToTalkKey: talk.settings().key,
        isTalkHeld: talk.isHeld(),
      },
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
    media.setOpen(!chosen.isMuted && canSpeak && talk.isOpen());
    remote.audio.setDeafened(chosen.isDeafened);
    if (reported) {
      const now: Reported = {
        isMuted: chosen.isMuted || !canSpeak,
        // Nobody waits for somebody whose microphone the system has taken.
        isInterrupted: media.isInterrupted(),
        isDeafened: chosen.isDeafened,
        cameraStream: media.camera()?.id ?? null,
        screenStream: media.screen()?.id ?? null,
      };
      const change = changeOf(reported, now);
      reported = now;
      if (change) reports.report(change);
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
    transport.update(call.participants);
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
      void choose.setMuted(true);
    }
    if (before.cameraStream && !own.cameraStream) {
      say(NOTICES.cameraOffByOther);
      void choose.setCamera(false);
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
    if (!isAgain) {
      hasMissed = tabSocket() === null;
      link = callLink({
        place: { callId: call.id, participantId },
        onAttached: () => void attached(),
        onRefused: () => void refused(),
        onAway() {
          state = "reconnecting";
          reports.setReady(false);
          show();
        },
        onCall: apply,
        onSignal: transport.receive,
        onSignedOut: () => onEnd(null),
      });
    }
    void link?.attach();
    await transport.open(joined.connection);
    // While the node attaches this device: until then the link keeps the signals.
    if (!isClosed) transport.connect();
  }

  async function attached() {
    const isBack = state === "reconnecting" || hasMissed;
    hasMissed = false;
    state = "connected";
    reports.setReady(true);
    show();
    // What happened while there was no connection.
    if (isBack) await readAgain().catch(() => {});
  }

  async function readAgain() {
    apply(await ask(getCallContract, { params: { callId: call.id } }));
  }

  /** This device isn't in the call any more: it was away for too long, and joins again, or was removed meanwhile. */
  async function refused() {
    state = "reconnecting";
    show();
    try {
      await readAgain();
      if (isClosed) return;
      await begin(await joinAgain(call.id));
    } catch (error) {
      if (isClosed) return;
      if (!(error instanceof AppError) || isTemporary(error))
        setTimeout(() => link?.attach(), REOPEN_AFTER_MS);
      // What the server says of a call that is open to them: removed, full, ended.
      else onEnd((error as AppError).code === "conflict" ? (error as AppError).message : NOTICES.gone);
    }
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
    ...choose,
    setPushToTalk: talk.set,
    holdToTalk: talk.hold,
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
      talk.stop();
      stopSpeaking();
      stopWatching();
      media.close();
      transport.close();
      remote.close();
      link?.close();
    },
  };
}

export type Run = ReturnType<typeof createRun>;
