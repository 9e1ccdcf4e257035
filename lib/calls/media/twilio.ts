import type { LocalTrackPublication, RemoteParticipant, RemoteTrack, Room } from "twilio-video";
import type { CallParticipant } from "@/lib/calls/schema";
import { type LevelMeter, levelMeter } from "./levels";
import { type OpenTransport, PURPOSES, type Purpose, type Quality } from "./transport";

/** Of Twilio's 0 to 5. */
const qualityOf = (level: number | null): Quality => {
  if (level === null || level >= 3) return "good";
  return level > 0 ? "weak" : "lost";
};

const isPurpose = (name: string): name is Purpose => (PURPOSES as readonly string[]).includes(name);

type Started = [Purpose, MediaStreamTrack];

/** What tests with a server of their own give `connect`. */
type Private = { wsServer?: string };

/** Media by way of Twilio Video. A participant's identity there is their id here, a track's name is its purpose. */
export const openTwilio =
  (more: Private = {}): OpenTransport =>
  ({ connection, participantId: me, onTrack, onQuality, onLost }) => {
    if (connection.kind !== "TWILIO") throw new Error("This isn’t a connection to Twilio");
    const published = new Map<Purpose, MediaStreamTrack | null>();
    const publications = new Map<Purpose, LocalTrackPublication>();
    const meters = new Map<string, LevelMeter & { of: MediaStreamTrack }>();
    /** By participant and purpose: all that arrives, and what of it is played. */
    const arrived = new Map<string, { participantId: string; purpose: Purpose; track: MediaStreamTrack }>();
    const played = new Map<string, MediaStreamTrack>();
    let listed: readonly CallParticipant[] = [];
    let library: typeof import("twilio-video") | null = null;
    let room: Room | null = null;
    let isClosed = false;
    let queue = Promise.resolve();

    const one = (id: string) => listed.find((participant) => participant.id === id);
    const sends = (id: string) => one(id)?.canSpeak ?? false;

    function play() {
      for (const [key, { participantId, purpose, track }] of arrived) {
        if (!sends(participantId) || played.get(key) === track) continue;
        played.set(key, track);
        onTrack(participantId, purpose, track);
      }
      for (const key of [...played.keys()]) {
        const [participantId = "", purpose] = key.split(" ");
        if (arrived.has(key) && sends(participantId)) continue;
        played.delete(key);
        onTrack(participantId, purpose as Purpose, null);
      }
    }

    function follow(participant: RemoteParticipant) {
      const { identity: participantId } = participant;
      const keyOf = ({ name }: RemoteTrack) => `${participantId} ${name}`;
      const add = (track: RemoteTrack) => {
        if (track.kind === "data" || !isPurpose(track.name)) return;
        const purpose = track.name;
        arrived.set(keyOf(track), { participantId, purpose, track: track.mediaStreamTrack });
        onQuality(participantId, qualityOf(participant.networkQualityLevel));
        play();
      };
      participant.tracks.forEach(({ track }) => {
        if (track) add(track);
      });
      participant.on("trackSubscribed", add);
      participant.on("trackUnsubscribed", (track: RemoteTrack) => {
        arrived.delete(keyOf(track));
        play();
      });
      participant.on("networkQualityLevelChanged", (level: number) =>
        onQuality(participantId, qualityOf(level)),
      );
      participant.on("reconnecting", () => onQuality(participantId, "lost"));
      participant.on("reconnected", () => onQuality(participantId, "good"));
    }

    function wrap(purpose: Purpose, track: MediaStreamTrack) {
      if (!library) throw new Error("twilio-video isn’t loaded");
      // Twilio's library says what it does on the console.
      const named = { name: purpose, logLevel: "off" } as const;
      return track.kind === "audio"
        ? new library.LocalAudioTrack(track, named)
        : new library.LocalVideoTrack(track, named);
    }

    /** Has the room what is published now; one change after the other. */
    function sync(): Promise<void> {
      queue = queue.then(async () => {
        for (const purpose of PURPOSES) {
          const local = room?.localParticipant;
          if (!local || isClosed) return;
          const wanted = sends(me) ? (published.get(purpose) ?? null) : null;
          const publication = publications.get(purpose);
          if (publication?.track && "mediaStreamTrack" in publication.track) {
            if (publication.track.mediaStreamTrack === wanted) continue;
            local.unpublishTrack(publication.track);
            publications.delete(purpose);
          }
          if (wanted) publications.set(purpose, await local.publishTrack(wrap(purpose, wanted)));
        }
      });
      queue = queue.catch((error) => {
        if (!isClosed) console.error("A track couldn’t be sent to Twilio", error);
      });
      return queue;
    }

    function close() {
      isClosed = true;
      room?.disconnect();
      for (const { stop } of meters.values()) stop();
    }

    return {
      async connect(participants) {
        listed = participants;
        library = await import("twilio-video");
        if (isClosed) return;
        const first = sends(me) ? [...published].filter((one): one is Started => one[1] !== null) : [];
        room = await library.connect(connection.token, {
          ...{ name: connection.room, logLevel: "off" },
          tracks: first.map(([purpose, track]) => wrap(purpose, track)),
          // It would report on each call to Twilio.
          insights: false,
          ...{ dominantSpeaker: false, networkQuality: { local: 1, remote: 1 } },
          ...more,
        } as Parameters<typeof library.connect>[1]);
        if (isClosed) return void room.disconnect();
        for (const publication of room.localParticipant.tracks.values())
          publications.set(publication.trackName as Purpose, publication);
        room.participants.forEach(follow);
        room.on("participantConnected", follow);
        room.on("participantDisconnected", ({ identity }: RemoteParticipant) => {
          for (const purpose of PURPOSES) arrived.delete(`${identity} ${purpose}`);
          play();
        });
        room.on("disconnected", () => {
          if (isClosed) return;
          close();
          onLost();
        });
        await sync();
      },
      update(participants) {
        listed = participants;
        play();
        void sync();
      },
      receive() {},
      async publish(purpose, track) {
        published.set(purpose, track);
        await sync();
      },
      level(participantId) {
        const track = played.get(`${participantId} audio`);
        const known = meters.get(participantId);
        if (known && known.of === track) return known.level();
        known?.stop();
        meters.delete(participantId);
        if (track) meters.set(participantId, { ...levelMeter(track), of: track });
        return 0;
      },
      // Twilio's library notices by itself.
      restart() {},
      close,
    };
  };
