import { codecsFor, limitBitrate } from "./encodings";
import { PURPOSES, type Purpose, type Quality, type ScreenHint } from "./transport";

/** What two peers tell each other. `from` and `to` name connections: devices make new ones after failures and reloads. */
export type PeerSignal = {
  from: string;
  /** Null while the sender doesn't know the other's connection: such a signal opens one. */
  to: string | null;
  description?: RTCSessionDescriptionInit;
  /** Counts the offers of a connection; an answer has the number of its offer. */
  number?: number;
  candidate?: RTCIceCandidateInit;
  /** Asks for an offer, as the side that doesn't make any. */
  wants?: "offer" | "restart";
};

type Sent = { track: MediaStreamTrack | null; hint: ScreenHint };

type PeerOptions = {
  /** Who may only listen offers nothing. */
  maySend: boolean;
  iceServers: RTCIceServer[];
  send: (signal: PeerSignal) => void;
  onTrack: (purpose: Purpose, track: MediaStreamTrack) => void;
  onQuality: (quality: Quality) => void;
  /** Restarting doesn't help any more. */
  onFailed: () => void;
  /** How many are in the call, this device included. */
  peopleCount: () => number;
  /** The present credentials; null where they can't be had. */
  currentIceServers: () => Promise<RTCIceServer[] | null>;
};

/** A disconnection often mends itself. */
const RESTART_AFTER_MS = 2_000;
/** Two failures in this time mean that a new connection is needed. */
const FAILURES_WITHIN_MS = 15_000;
const CONNECT_WITHIN_MS = 15_000;
/** Both sides notice a broken network: one restart does for both. */
const RESTART_EVERY_MS = 1_000;
const AGAIN_MS = [700, 1_500, 3_000, 5_000];

/**
 * The connection to one other device. There is one transceiver per purpose for as long as it lives, made by the device
 * that opens it; the other one takes them in the order of the offer, so both know the purpose of each. What is sent
 * changes by `replaceTrack`, without negotiating.
 *
 * The device that opens it makes all offers, and the other one asks for them. So there is no glare, and nothing is rolled
 * back: after a rollback Chromium decodes what it receives and doesn't show it.
 */
export function createPeer(options: PeerOptions) {
  const { send, onTrack, onQuality, onFailed } = options;
  const id = crypto.getRandomValues(new Uint32Array(2)).join("");
  const connection = new RTCPeerConnection({ iceServers: options.iceServers, bundlePolicy: "max-bundle" });
  const sent = new Map<Purpose, Sent>();
  let transceivers: ReadonlyMap<Purpose, RTCRtpTransceiver> = new Map();
  let otherId: string | null = null;
  let { maySend } = options;
  let isOfferer = false;
  let isOfferDue = false;
  let isClosed = false;
  let hasConnected = false;
  let offerNumber = 0;
  let answered: { number: number; description: RTCSessionDescriptionInit } | null = null;
  let failedAt = Number.NEGATIVE_INFINITY;
  let restartedAt = Number.NEGATIVE_INFINITY;
  let restartTimer: ReturnType<typeof setTimeout> | undefined;
  let againTimer: ReturnType<typeof setTimeout> | undefined;
  const connectTimer = setTimeout(() => !hasConnected && fail(), CONNECT_WITHIN_MS);

  connection.onnegotiationneeded = () => {
    if (isOfferer) void offer().catch(fail);
    // What an answer says by itself needs no offer.
    else if (answered) ask("offer");
  };
  connection.onicecandidate = ({ candidate }) => {
    if (candidate) send({ from: id, to: otherId, candidate: candidate.toJSON() });
  };
  connection.onconnectionstatechange = () => follow(connection.connectionState);

  const direction = (): RTCRtpTransceiverDirection => (maySend ? "sendrecv" : "recvonly");

  async function open() {
    isOfferer = true;
    const made = PURPOSES.map((purpose) => {
      const kind = purpose === "audio" || purpose === "screenAudio" ? "audio" : "video";
      return [purpose, connection.addTransceiver(kind, { direction: direction() })] as const;
    });
    await adopt(new Map(made));
  }

  async function adopt(adopted: ReadonlyMap<Purpose, RTCRtpTransceiver>) {
    transceivers = adopted;
    for (const [purpose, transceiver] of adopted) {
      transceiver.setCodecPreferences?.(codecsFor(transceiver.receiver.track.kind));
      transceiver.direction = direction();
      onTrack(purpose, transceiver.receiver.track);
    }
    for (const [purpose, { track }] of sent) await adopted.get(purpose)?.sender.replaceTrack(track);
  }

  /** Those of the other's offer, which stand in the order of the purposes. */
  async function adoptOffered() {
    if (transceivers.size > 0) return;
    const offered = connection.getTransceivers().slice(0, PURPOSES.length);
    await adopt(new Map(offered.map((made, n) => [PURPOSES[n]!, made] as const)));
  }

  /** Signals may be lost while a device connects to the realtime node: what waits for an answer goes again. */
  function sendUntil(isDone: () => boolean, repeat: () => void, tries = 0) {
    clearTimeout(againTimer);
    if (isClosed || isDone()) return;
    repeat();
    const wait = AGAIN_MS[Math.min(tries, AGAIN_MS.length - 1)];
    againTimer = setTimeout(() => sendUntil(isDone, repeat, tries + 1), wait);
  }

  async function offer() {
    if (isClosed) return;
    if (connection.signalingState !== "stable") {
      isOfferDue = true;
      return;
    }
    isOfferDue = false;
    await connection.setLocalDescription();
    offerNumber += 1;
    const number = offerNumber;
    const isAnswered = () => connection.signalingState !== "have-local-offer" || number !== offerNumber;
    sendUntil(isAnswered, () => sendDescription(number, connection.localDescription));
  }

  function ask(wants: "offer" | "restart") {
    const number = answered?.number ?? 0;
    const isHeard = () => (answered?.number ?? 0) > number;
    sendUntil(isHeard, () => send({ from: id, to: otherId, wants }));
  }

  function sendDescription(number: number, local: RTCSessionDescriptionInit | null) {
    if (!local?.sdp) return;
    send({ from: id, to: otherId, description: { type: local.type, sdp: local.sdp }, number });
  }

  /** Signals are handled one after the other: whoever calls this waits for the one before. */
  async function receive({ from, description, number = 0, candidate, wants }: PeerSignal) {
    if (isClosed) return;
    otherId = from;
    if (description?.type === "offer") await receiveOffer(description, number);
    else if (description) await receiveAnswer(description, number);
    else if (wants && isOfferer) await (wants === "restart" ? restart() : offer());
    // Those that come before a lost offer are in the offer that is sent again.
    else if (candidate && connection.remoteDescription) await connection.addIceCandidate(candidate);
  }

  async function receiveOffer(description: RTCSessionDescriptionInit, number: number) {
    if (isOfferer) return;
    // The answer may have been lost.
    if (answered && number <= answered.number) {
      if (number === answered.number) sendDescription(number, answered.description);
      return;
    }
    if (hasConnected) await renewCredentials();
    await connection.setRemoteDescription(description);
    await adoptOffered();
    await connection.setLocalDescription();
    const { localDescription } = connection;
    if (isClosed || !localDescription) return;
    answered = { number, description: localDescription };
    sendDescription(number, localDescription);
    void applyLimits();
  }

  async function receiveAnswer(description: RTCSessionDescriptionInit, number: number) {
    if (number !== offerNumber || connection.signalingState !== "have-local-offer") return;
    await connection.setRemoteDescription(description);
    clearTimeout(againTimer);
    if (isOfferDue) await offer();
    void applyLimits();
  }

  function follow(state: RTCPeerConnectionState) {
    clearTimeout(restartTimer);
    if (isClosed || state === "closed") return;
    if (state === "connected") {
      hasConnected = true;
      onQuality("good");
    } else if (state === "disconnected") {
      onQuality("lost");
      restartTimer = setTimeout(restart, RESTART_AFTER_MS);
    } else if (state === "failed") {
      onQuality("lost");
      const isAgain = performance.now() - failedAt < FAILURES_WITHIN_MS;
      failedAt = performance.now();
      if (isAgain) fail();
      else void restart();
    } else if (!hasConnected) onQuality("connecting");
  }

  async function restart() {
    if (isClosed || !otherId) return;
    await renewCredentials();
    if (isClosed) return;
    if (!isOfferer) return ask("restart");
    if (performance.now() - restartedAt < RESTART_EVERY_MS) return;
    restartedAt = performance.now();
    connection.restartIce();
  }

  async function renewCredentials() {
    const iceServers = await options.currentIceServers();
    if (iceServers && !isClosed) connection.setConfiguration({ iceServers, bundlePolicy: "max-bundle" });
  }

  function fail() {
    if (!isClosed) onFailed();
  }

  async function publish(purpose: Purpose, track: MediaStreamTrack | null, hint: ScreenHint = "detail") {
    sent.set(purpose, { track, hint });
    if (isClosed) return;
    await transceivers.get(purpose)?.sender.replaceTrack(track);
    await applyLimits();
  }

  async function applyLimits() {
    for (const [purpose, { sender }] of transceivers) {
      const { track, hint } = sent.get(purpose) ?? { track: null, hint: "detail" as const };
      if (track?.kind === "video") await limitBitrate(sender, purpose, options.peopleCount(), hint);
    }
  }

  return {
    id,
    connection,
    otherId: () => otherId,
    /** It waits for the first answer: nothing of the other's has come. */
    isOpening: () => otherId === null,
    open,
    receive,
    publish,
    restart,
    applyLimits,
    /** Nothing is offered any more. For sending again a new connection is made. */
    stopSending() {
      maySend = false;
      for (const transceiver of transceivers.values()) transceiver.direction = direction();
    },
    receiver: (purpose: Purpose) => transceivers.get(purpose)?.receiver,
    close() {
      isClosed = true;
      for (const timer of [restartTimer, againTimer, connectTimer]) clearTimeout(timer);
      connection.close();
    },
  };
}

export type Peer = ReturnType<typeof createPeer>;
