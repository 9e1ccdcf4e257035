import { feedIdOf } from "@/lib/calls/feed-id";
import type { CallParticipant } from "@/lib/calls/schema";
import { midOf, type Publisher, publishTo, purposeOf, type Sent } from "./janus-publisher";
import { type Feed, type JanusSocket, openJanusSocket, type RoomEvent } from "./janus-socket";
import { keyOf, type Subscriber, subscribeTo, type Wanted } from "./janus-subscriber";
import { qualityMeter } from "./quality";
import type { OpenTransport, Purpose, Quality } from "./transport";

const MEASURE_EVERY_MS = 4_000;
const RENEW_BEFORE_MS = 120_000;

/** What of a participant is received: as they say that they send, and only of who may. */
const purposesOf = ({ canSpeak, cameraStream, screenStream }: CallParticipant): Purpose[] =>
  canSpeak
    ? [
        "audio",
        ...(cameraStream ? (["camera"] as const) : []),
        ...(screenStream ? (["screen", "screenAudio"] as const) : []),
      ]
    : [];

/** Media by way of a Janus: each device sends once and gets what it plays of the others. */
export const openJanus: OpenTransport = (options) => {
  const { participantId: me, onTrack, onQuality } = options;
  if (options.connection.kind !== "JANUS") throw new Error("This isn’t a connection to Janus");
  let connection = options.connection;
  const published = new Map<Purpose, Sent>();
  const feeds = new Map<number, Feed>();
  /** By participant and purpose. */
  let played = new Map<string, { participantId: string; purpose: Purpose; track: MediaStreamTrack }>();
  let listed: readonly CallParticipant[] = [];
  let socket: JanusSocket | null = null;
  let publisher: Promise<Publisher> | null = null;
  let publish: (() => Promise<Publisher>) | null = null;
  let subscriber: Subscriber | null = null;
  let isClosed = false;
  /** Until then `connect` says itself that it has failed. */
  let isReady = false;
  let renewTimer: ReturnType<typeof setTimeout> | undefined;
  let measureTimer: ReturnType<typeof setInterval> | undefined;

  function lose() {
    if (isClosed) return;
    close();
    if (isReady) options.onLost();
  }

  function renewLater() {
    if (!connection.expiresAt) return;
    const wait = Math.max(0, Date.parse(connection.expiresAt) - Date.now() - RENEW_BEFORE_MS);
    renewTimer = setTimeout(async () => {
      try {
        const next = await options.renewConnection();
        if (next.kind !== "JANUS") return lose();
        connection = next;
        if (!isClosed) renewLater();
      } catch {
        lose();
      }
    }, wait);
  }

  // While the realtime node attaches this device.
  const opening = openJanusSocket(connection.url, () => connection.token, lose);
  opening.catch(() => {});

  async function connect() {
    socket = await opening;
    if (isClosed) return;
    const [room, pin] = [Number(connection.room), connection.pin];
    const { iceServers } = connection;
    const [sending, receiving] = await Promise.all([
      socket.attach({
        onEvent: onRoomEvent,
        onCandidate: (candidate) =>
          void publisher?.then((one) => one.addCandidate(candidate)).catch(() => {}),
      }),
      socket.attach({
        onEvent: (event, jsep) => subscriber?.onEvent(event, jsep),
        onCandidate: (candidate) => void subscriber?.addCandidate(candidate).catch(() => {}),
      }),
    ]);
    const { event } = await sending.ask({
      ...{ request: "join", ptype: "publisher", room, pin, id: feedIdOf(me), token: connection.admission },
    });
    if (isClosed) return;
    const door = { room, pin, private_id: event.private_id ?? 0 };
    subscriber = subscribeTo({
      ...{ handle: receiving, iceServers: servers(iceServers), door, onTracks },
      onError: lose,
    });
    follow(subscriber.connection, true);
    measureTimer = setInterval(measure(subscriber.connection), MEASURE_EVERY_MS);
    publish = async () => {
      const made = await publishTo(sending, servers(iceServers), published, () => listed.length);
      follow(made.connection, false);
      return made;
    };
    onRoomEvent(event);
    syncPublisher();
    await publisher;
    if (isClosed) throw new Error("The room was left while it was entered");
    isReady = true;
    renewLater();
  }

  function onRoomEvent(event: RoomEvent) {
    for (const feed of event.publishers ?? []) feeds.set(feed.id, feed);
    if (typeof event.unpublished === "number") feeds.delete(event.unpublished);
    if (typeof event.leaving === "number") feeds.delete(event.leaving);
    if (event.kicked !== undefined) feeds.delete(event.kicked);
    // Put out of the room, or it was closed: the session asks whether this device is still in the call.
    if (event.leaving === "ok" || event.videoroom === "destroyed") return lose();
    syncSubscriber();
  }

  /** Who may not speak sends nothing. */
  function syncPublisher() {
    const canSpeak = listed.find(({ id }) => id === me)?.canSpeak ?? false;
    if (canSpeak && !publisher && publish) {
      publisher = publish();
      publisher.catch(lose);
    } else if (!canSpeak && publisher) {
      void publisher.then((one) => one.close()).catch(() => {});
      publisher = null;
    }
  }

  function syncSubscriber() {
    const wanted = new Map<string, Wanted>();
    for (const participant of listed) {
      const feed = feedIdOf(participant.id);
      if (participant.id === me || !feeds.has(feed)) continue;
      for (const purpose of purposesOf(participant)) {
        const one = { feed, mid: midOf(purpose) };
        wanted.set(keyOf(one), one);
      }
    }
    subscriber?.want(wanted);
  }

  function onTracks(tracks: ReadonlyMap<string, MediaStreamTrack>) {
    const now: typeof played = new Map();
    for (const { id: participantId } of listed) {
      const feed = feedIdOf(participantId);
      for (const [key, track] of tracks) {
        const [ofFeed, mid = ""] = key.split(" ");
        const purpose = purposeOf(mid);
        if (ofFeed === String(feed) && purpose)
          now.set(`${participantId} ${purpose}`, { participantId, purpose, track });
      }
    }
    const before = played;
    played = now;
    for (const [key, { participantId, purpose }] of before)
      if (!now.has(key)) onTrack(participantId, purpose, null);
    for (const [key, { participantId, purpose, track }] of now)
      if (before.get(key)?.track !== track) onTrack(participantId, purpose, track);
  }

  function sayAll(quality: Quality) {
    for (const { id } of listed) if (id !== me && feeds.has(feedIdOf(id))) onQuality(id, quality);
  }

  function measure(peer: RTCPeerConnection) {
    const meter = qualityMeter(peer);
    return () => void meter().then((quality) => quality && sayAll(quality));
  }

  function follow(peer: RTCPeerConnection, isForOthers: boolean) {
    peer.onconnectionstatechange = () => {
      if (peer.connectionState === "failed") lose();
      else if (!isForOthers) return;
      else if (peer.connectionState === "connected") sayAll("good");
      else if (peer.connectionState === "disconnected") sayAll("lost");
    };
  }

  function close() {
    isClosed = true;
    clearTimeout(renewTimer);
    clearInterval(measureTimer);
    void publisher?.then(({ connection: peer }) => peer.close()).catch(() => {});
    subscriber?.close();
    void opening.then((one) => one.close()).catch(() => {});
  }

  return {
    async connect(participants) {
      listed = participants;
      await connect();
    },
    update(participants) {
      listed = participants;
      syncPublisher();
      syncSubscriber();
      void publisher?.then((one) => one.applyLimits()).catch(() => {});
    },
    receive() {},
    async publish(purpose, track, hint = "detail") {
      published.set(purpose, { track, hint });
      await (await publisher)?.send(purpose, { track, hint });
    },
    level(participantId) {
      const track = played.get(`${participantId} audio`)?.track;
      return subscriber?.receiver(track)?.getSynchronizationSources?.()[0]?.audioLevel ?? 0;
    },
    restart() {
      const iceServers = servers(connection.iceServers);
      void publisher
        ?.then((one) => {
          one.connection.setConfiguration({ iceServers, bundlePolicy: "max-bundle" });
          return one.restart();
        })
        .catch(lose);
      subscriber?.connection.setConfiguration({ iceServers, bundlePolicy: "max-bundle" });
      subscriber?.restart();
    },
    close,
  };
};

const servers = (
  given: readonly { urls: string[]; username?: string | undefined; credential?: string | undefined }[],
) =>
  given.map(
    ({ urls, username, credential }): RTCIceServer => ({
      urls,
      ...(username && { username }),
      ...(credential && { credential }),
    }),
  );
