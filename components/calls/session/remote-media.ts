import type { Purpose, Quality } from "@/lib/calls/media/transport";
import type { CallParticipant } from "@/lib/calls/schema";
import { remoteAudio } from "./remote-audio";
import type { RemoteMedia } from "./types";
import { volumeOf } from "./volumes";

type Received = { camera: MediaStream; screen: MediaStream; quality: Quality };
type Options = { onChange: () => void; onBlocked: (isBlocked: boolean) => void };

/** What comes from others: sound is played here, pictures are shown by whoever has the session on screen. */
export function remoteMedia({ onChange, onBlocked }: Options) {
  const received = new Map<string, Received>();
  let listed: ReadonlyMap<string, CallParticipant> = new Map();
  const audio = remoteAudio({
    volumeOf: (id) => volumeOf(listed.get(id)?.person.id ?? ""),
    isAllowed: (id) => listed.get(id)?.canSpeak ?? false,
    onBlocked,
  });

  function of(id: string): Received {
    const known = received.get(id);
    if (known) return known;
    const made: Received = { camera: new MediaStream(), screen: new MediaStream(), quality: "connecting" };
    received.set(id, made);
    return made;
  }

  return {
    audio,
    setTrack(id: string, purpose: Purpose, track: MediaStreamTrack | null) {
      if (purpose === "audio" || purpose === "screenAudio") return audio.set(id, purpose, track);
      const stream = of(id)[purpose];
      for (const former of stream.getTracks()) stream.removeTrack(former);
      if (track) stream.addTrack(track);
      onChange();
    },
    setQuality(id: string, quality: Quality) {
      if (of(id).quality === quality) return;
      of(id).quality = quality;
      onChange();
    },
    update(participants: readonly CallParticipant[]) {
      listed = new Map(participants.map((one) => [one.id, one]));
      for (const id of received.keys()) if (!listed.has(id)) received.delete(id);
      audio.keepOnly(new Set(listed.keys()));
      audio.refresh();
    },
    /** Of all others that the call lists. */
    view(me: string): ReadonlyMap<string, RemoteMedia> {
      const shown = new Map<string, RemoteMedia>();
      for (const [id, { person, canSpeak, cameraStream, screenStream }] of listed) {
        if (id === me) continue;
        const { camera, screen, quality } = of(id);
        const has = (stream: MediaStream, isOn: boolean) =>
          canSpeak && isOn && stream.getTracks().length > 0 ? stream : null;
        shown.set(id, {
          camera: has(camera, cameraStream !== null),
          screen: has(screen, screenStream !== null),
          ...{ quality, volume: volumeOf(person.id) },
        });
      }
      return shown;
    },
    close() {
      received.clear();
      audio.close();
    },
  };
}
