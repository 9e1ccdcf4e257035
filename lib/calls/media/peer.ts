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
};

type Sent = { track: MediaStreamTrack | null; hint: ScreenHint };

type PeerOptions = {
  /** Of two participants the one with the smaller id gives way. */
  isPolite: boolean;
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
  /** New credentials for a restart. */
  renewIceServers: () => Promise<RTCIceServer[]>;
};

/** A disconnection often mends itself. */
const RESTART_AFTER_MS = 2_000;
/** How soon after a failure another one means that a new connection is needed. */
const FAILURES_WITHIN_MS = 15_000;
const CONNECT_WITHIN_MS = 15_000;
const OFFER_AGAIN_MS = [700, 1_500, 3_000, 5_000];

/**
 * The connection to one other device: perfect negotiation, with one transceiver per purpose for as long as it lives. Only
 * the device that opens it makes the transceivers; the other one takes them in the order of the offer, so both know the
 * purpose of each without a word. What is sent changes by `replaceTrack`, without negotiating.
 */
export function createPeer(options: PeerOptions) {
  const { isPolite, send, onTrack, onQuality, onFailed } = options;
  const id = crypto.getRandomValues(new Uint32Array(2)).join("");
  const connection = new RTCPeerConnection({ iceServers: options.iceServers, bundlePolicy: "max-bundle" });
  const sent = new Map<Purpose, Sent>();
  let transceivers: ReadonlyMap<Purpose, RTCRtpTransceiver> = new Map();
  let otherId: string | null = null;
  let isMakingOffer = false;
  let isIgnoringOffer = false;
  let isSettingAnswer = false;
  let { maySend } = options;
  let isClosed = false;
  let hasConnected = false;
  let offerNumber = 0;
  let answered: { number: number; description: RTCSessionDescriptionInit } | null = null;
  let failedAt = Number.NEGATIVE_INFINITY;
  let restartTimer: ReturnType<typeof setTimeout> | undefined;
  let offerTimer: ReturnType<typeof setTimeout> | undefined;
  const connectTimer = setTimeout(() => !hasConnected && fail(), CONNECT_WITHIN_MS);

  connection.onnegotiationneeded = () => void offer().catch(fail);
  connection.onicecandidate = ({ candidate }) => {
    if (candidate) send({ from: id, to: otherId, candidate: candidate.toJSON() });
  };
  connection.onconnectionstatechange = () => follow(connection.connectionState);

  const direction = (): RTCRtpTransceiverDirection => (maySend ? "sendrecv" : "recvonly");

  async function open() {
    const made = PURPOSES.map((purpose) => {
      const kind = purpose === "audio" || purpose === "screenAudio" ? "audio" : "video";
      return [purpose, connection.addTransceiver(kind, { direction: "sendrecv" })] as const;
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

  async function offer() {
    if (isClosed) return;
    try {
      isMakingOffer = true;
      await connection.setLocalDescription();
    } finally {
      isMakingOffer = false;
    }
    if (isClosed || connection.localDescription?.type !== "offer") return;
    offerNumber += 1;
    sendOffer(0);
  }

  /** Signals may be lost while a device connects to the realtime node: an offer goes again until it is answered. */
  function sendOffer(tries: number) {
    clearTimeout(offerTimer);
    if (isClosed || connection.signalingState !== "have-local-offer") return;
    sendDescription(offerNumber, connection.localDescription);
    const wait = OFFER_AGAIN_MS[Math.min(tries, OFFER_AGAIN_MS.length - 1)];
    offerTimer = setTimeout(() => sendOffer(tries + 1), wait);
  }

  function sendDescription(number: number, local: RTCSessionDescriptionInit | null) {
    if (!local?.sdp) return;
    send({ from: id, to: otherId, description: { type: local.type, sdp: local.sdp }, number });
  }

  /** Signals are handled one after the other: whoever calls this waits for the one before. */
  async function receive({ from, description, number = 0, candidate }: PeerSignal) {
    if (isClosed) return;
    otherId = from;
    if (description?.type === "offer") await receiveOffer(description, number);
    else if (description) await receiveAnswer(description, number);
    else if (candidate) {
      try {
        await connection.addIceCandidate(candidate);
      } catch (error) {
        if (!isIgnoringOffer && !isClosed) throw error;
      }
    }
  }

  async function receiveOffer(description: RTCSessionDescriptionInit, number: number) {
    // The answer may have been lost.
    if (answered && number <= answered.number) {
      if (number === answered.number) sendDescription(number, answered.description);
      return;
    }
    const isReady = !isMakingOffer && (connection.signalingState === "stable" || isSettingAnswer);
    isIgnoringOffer = !isPolite && !isReady;
    if (isIgnoringOffer) return;
    await connection.setRemoteDescription(description);
    await adoptOffered();
    await connection.setLocalDescription();
    const { localDescription } = connection;
    if (isClosed || localDescription?.type !== "answer") return;
    answered = { number, description: localDescription };
    sendDescription(number, localDescription);
    void applyLimits();
  }

  async function receiveAnswer(description: RTCSessionDescriptionInit, number: number) {
    if (number !== offerNumber || connection.signalingState !== "have-local-offer") return;
    clearTimeout(offerTimer);
    isIgnoringOffer = false;
    isSettingAnswer = true;
    try {
      await connection.setRemoteDescription(description);
    } finally {
      isSettingAnswer = false;
    }
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
    if (isClosed) return;
    const iceServers = await options.renewIceServers().catch(() => null);
    if (isClosed) return;
    if (iceServers) connection.setConfiguration({ iceServers, bundlePolicy: "max-bundle" });
    connection.restartIce();
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
    offer,
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
      for (const timer of [restartTimer, offerTimer, connectTimer]) clearTimeout(timer);
      connection.close();
    },
  };
}

export type Peer = ReturnType<typeof createPeer>;
