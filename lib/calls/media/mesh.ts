import type { CallConnection, CallParticipant } from "@/lib/calls/schema";
import { createPeer, type Peer, type PeerSignal } from "./peer";
import { qualityMeter } from "./quality";
import type { OpenTransport, Purpose, ScreenHint } from "./transport";

/** One other participant. The connection to them may be made anew; what arrives is handled in order all the same. */
type Link = { queue: Promise<void>; peer: Peer | null; measure: (() => void) | null; isGone: boolean };

const MEASURE_EVERY_MS = 4_000;
/** A newcomer opens the connection; should nothing come from them, the others do. */
const OPEN_AFTER_MS = 5_000;
const RENEW_BEFORE_MS = 60_000;

/** Media from browser to browser. */
export const openMesh: OpenTransport = (options) => {
  const { participantId: me, onTrack, onQuality } = options;
  const links = new Map<string, Link>();
  const published = new Map<Purpose, { track: MediaStreamTrack | null; hint: ScreenHint | undefined }>();
  const timers = new Set<ReturnType<typeof setTimeout>>();
  let connection = options.connection;
  let listed: ReadonlyMap<string, CallParticipant> = new Map();
  let maySend = false;
  let isClosed = false;
  const measuring = setInterval(() => {
    for (const { measure } of links.values()) measure?.();
  }, MEASURE_EVERY_MS);

  async function iceServers(): Promise<RTCIceServer[]> {
    const expiresAt = connection.expiresAt ? Date.parse(connection.expiresAt) : Number.POSITIVE_INFINITY;
    if (expiresAt - Date.now() < RENEW_BEFORE_MS) connection = await options.renewConnection();
    return serversOf(connection);
  }

  function linkTo(other: string): Link {
    const known = links.get(other);
    if (known) return known;
    const made: Link = { queue: Promise.resolve(), peer: null, measure: null, isGone: false };
    links.set(other, made);
    return made;
  }

  /** What concerns one participant happens in order. */
  function inOrder(link: Link, work: () => Promise<void>) {
    link.queue = link.queue.then(async () => {
      if (!link.isGone && !isClosed) await work();
    });
    link.queue = link.queue.catch((error) => {
      // What was cut meanwhile doesn't matter.
      if (!link.isGone && !isClosed) console.error("A signal of a call failed", error);
    });
  }

  async function makePeer(other: string, link: Link): Promise<Peer | null> {
    link.peer?.close();
    link.peer = null;
    // Without new credentials the old ones may still do, or none are needed at all.
    const servers = await iceServers().catch(() => serversOf(connection));
    if (link.isGone || isClosed) return null;
    onQuality(other, "connecting");
    const peer = createPeer({
      maySend,
      iceServers: servers,
      send: (signal) => options.signal(other, JSON.stringify(signal)),
      onTrack: (purpose, track) => onTrack(other, purpose, track),
      onQuality: (quality) => {
        if (link.peer === peer) onQuality(other, quality);
      },
      onFailed: () => {
        if (link.peer === peer) open(other);
      },
      peopleCount: () => links.size + 1,
      currentIceServers: () => iceServers().catch(() => null),
    });
    link.peer = peer;
    const measure = qualityMeter(peer.connection);
    link.measure = () => void measure().then((quality) => quality && onQuality(other, quality));
    for (const [purpose, { track, hint }] of published) await peer.publish(purpose, track, hint);
    return peer;
  }

  /** Makes a new connection, in place of the one there was. */
  function open(other: string) {
    const link = linkTo(other);
    inOrder(link, async () => {
      const peer = await makePeer(other, link);
      await peer?.open();
    });
  }

  async function handle(other: string, link: Link, signal: PeerSignal) {
    const { peer } = link;
    const isForPeer =
      peer && (signal.to === peer.id || (signal.to === null && peer.otherId() === signal.from));
    if (isForPeer) return peer.receive(signal);
    // For a connection that there was before, or of one.
    if (signal.to !== null || signal.description?.type !== "offer") return;
    // Both open at once: the one with the smaller id gives way.
    const isOurs = peer?.isOpening() && me > other;
    if (!isOurs) await (await makePeer(other, link))?.receive(signal);
  }

  function cut(other: string) {
    const link = links.get(other);
    if (!link) return;
    link.isGone = true;
    link.peer?.close();
    links.delete(other);
  }

  function update(participants: readonly CallParticipant[]) {
    const before = listed;
    const mayNow = participants.find(({ id }) => id === me)?.canSpeak ?? false;
    listed = new Map(participants.filter(({ id }) => id !== me).map((one) => [one.id, one]));
    for (const other of [...links.keys()]) if (!listed.has(other)) cut(other);
    if (mayNow !== maySend) {
      maySend = mayNow;
      changeSending();
    }
    if (listed.size !== before.size) for (const { peer } of links.values()) void peer?.applyLimits();
  }

  /** What begins to send again does so on a new connection, as if it came new: also with what it has published since. */
  function changeSending() {
    for (const [other, { peer }] of links) {
      if (maySend) open(other);
      else peer?.stopSending();
    }
  }

  /** Gives up waiting for newcomers of which nothing has come. */
  function openLater(other: string) {
    const timer = setTimeout(() => {
      timers.delete(timer);
      if (!isClosed && listed.has(other) && !links.has(other)) open(other);
    }, OPEN_AFTER_MS);
    timers.add(timer);
  }

  return {
    async connect(participants) {
      update(participants);
      for (const other of listed.keys()) if (!links.has(other)) open(other);
    },
    update(participants) {
      const known = listed;
      update(participants);
      for (const other of listed.keys()) if (!known.has(other) && !links.has(other)) openLater(other);
    },
    receive(from, text) {
      if (isClosed || from === me) return;
      const signal = readSignal(text);
      if (!signal) return;
      const link = linkTo(from);
      inOrder(link, () => handle(from, link, signal));
    },
    async publish(purpose, track, hint) {
      published.set(purpose, { track, hint });
      await Promise.all([...links.values()].map(({ peer }) => peer?.publish(purpose, track, hint)));
    },
    level(participantId) {
      const receiver = links.get(participantId)?.peer?.receiver("audio");
      const [source] = receiver?.getSynchronizationSources?.() ?? [];
      return source?.audioLevel ?? 0;
    },
    restart() {
      for (const { peer } of links.values()) void peer?.restart();
    },
    close() {
      isClosed = true;
      clearInterval(measuring);
      for (const timer of timers) clearTimeout(timer);
      for (const other of [...links.keys()]) cut(other);
    },
  };
};

const serversOf = (connection: CallConnection): RTCIceServer[] =>
  connection.kind === "TWILIO"
    ? []
    : connection.iceServers.map(({ urls, username, credential }) => ({
        urls,
        ...(username && { username }),
        ...(credential && { credential }),
      }));

/** Null for what no peer of ours sends. */
function readSignal(text: string): PeerSignal | null {
  try {
    const signal = JSON.parse(text) as Partial<PeerSignal> | null;
    const isNamed = typeof signal?.from === "string" && (signal.to === null || typeof signal.to === "string");
    return isNamed ? (signal as PeerSignal) : null;
  } catch {
    return null;
  }
}
