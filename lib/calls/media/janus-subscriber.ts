import {
  type Answer,
  type Handle,
  JanusRefusal,
  type RoomEvent,
  type SubscribedStream,
} from "./janus-socket";

/** One stream of a publisher. */
export type Wanted = { feed: number; mid: string };
export const keyOf = ({ feed, mid }: Wanted) => `${feed} ${mid}`;

/** A publisher that has gone meanwhile. */
const NO_SUCH_FEED = 428;

type Options = {
  handle: Handle;
  iceServers: RTCIceServer[];
  /** Of the room and of this device in it. */
  door: { room: number; pin: string; private_id: number };
  /** All that arrives now, by its key. */
  onTracks: (tracks: ReadonlyMap<string, MediaStreamTrack>) => void;
  onError: (error: unknown) => void;
};

/** What this device gets from Janus, over one connection whose streams come and go. */
export function subscribeTo({ handle, iceServers, door, onTracks, onError }: Options) {
  const connection = new RTCPeerConnection({ iceServers, bundlePolicy: "max-bundle" });
  connection.onicecandidate = ({ candidate }) => handle.trickle(candidate);
  let wanted: ReadonlyMap<string, Wanted> = new Map();
  /** What was asked for, of which some may have gone. */
  let asked: ReadonlyMap<string, Wanted> = new Map();
  let streams: readonly SubscribedStream[] = [];
  let hasJoined = false;
  let isClosed = false;
  let queue = Promise.resolve();

  /** Negotiations go one after the other. */
  function inOrder(work: () => Promise<void>) {
    queue = queue.then(async () => {
      if (!isClosed) await work();
    });
    queue = queue.catch((error) => {
      if (!isClosed) onError(error);
    });
  }

  async function take({ event, jsep }: Answer) {
    if (event.streams) streams = event.streams;
    if (jsep) {
      await connection.setRemoteDescription(jsep);
      await connection.setLocalDescription();
      await handle.ask({ request: "start" }, connection.localDescription);
    }
    report();
  }

  function report() {
    const tracks = new Map<string, MediaStreamTrack>();
    for (const { mid, active, feed_id, feed_mid } of streams) {
      if (active === false || feed_id === undefined || feed_mid === undefined) continue;
      const key = keyOf({ feed: feed_id, mid: feed_mid });
      const transceiver = connection.getTransceivers().find((one) => one.mid === mid);
      if (transceiver && wanted.has(key)) tracks.set(key, transceiver.receiver.track);
    }
    onTracks(tracks);
  }

  async function sync() {
    const now = wanted;
    const more = [...now].filter(([key]) => !asked.has(key)).map(([, one]) => one);
    const less = [...asked].filter(([key]) => !now.has(key)).map(([, one]) => one);
    if (more.length === 0 && less.length === 0) return;
    asked = now;
    try {
      if (!hasJoined) {
        await take(await handle.ask({ request: "join", ptype: "subscriber", ...door, streams: more }));
        hasJoined = true;
        return;
      }
      await take(
        await handle.ask({
          request: "update",
          ...(more.length > 0 && { subscribe: more }),
          ...(less.length > 0 && { unsubscribe: less }),
        }),
      );
    } catch (error) {
      if (!(error instanceof JanusRefusal && error.code === NO_SUCH_FEED)) throw error;
      // What is there of it is asked for again when Janus has said who has gone.
      asked = new Map([...asked].filter(([, one]) => !more.includes(one)));
    }
  }

  return {
    connection,
    want(next: ReadonlyMap<string, Wanted>) {
      wanted = next;
      report();
      inOrder(sync);
    },
    /** A publisher has gone, as Janus says by itself. */
    onEvent(event: RoomEvent, jsep: RTCSessionDescriptionInit | null) {
      if (event.streams || jsep) inOrder(() => take({ event, jsep }));
    },
    addCandidate: (candidate: RTCIceCandidateInit) => connection.addIceCandidate(candidate),
    restart: () =>
      inOrder(async () => {
        if (hasJoined) await take(await handle.ask({ request: "configure", restart: true }));
      }),
    receiver(track: MediaStreamTrack | undefined) {
      return connection.getReceivers().find((one) => one.track === track);
    },
    close() {
      isClosed = true;
      connection.close();
    },
  };
}

export type Subscriber = ReturnType<typeof subscribeTo>;
