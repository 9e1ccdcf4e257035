// Four devices of one page that all see one another: by the product's mesh, or by connections with nothing around them.
import { openMesh } from "@/lib/calls/media/mesh";
import type { Transport } from "@/lib/calls/media/transport";
import type { CallConnection, CallParticipant } from "@/lib/calls/schema";

const IDS = ["a", "b", "c", "d"];
const PICTURES = IDS.length * (IDS.length - 1);

/** Plays a picture that arrives, as a page does. */
function play(track: MediaStreamTrack): HTMLVideoElement {
  const video = Object.assign(document.createElement("video"), { muted: true, autoplay: true });
  video.srcObject = new MediaStream([track]);
  document.body.append(video);
  return video;
}

const hasPicture = (video: HTMLVideoElement) => video.videoWidth > 0;

type Options = {
  picture: MediaStreamTrack;
  participant: (id: string) => CallParticipant;
  until: (isDone: () => boolean) => Promise<unknown>;
};

/** Begins, and returns once all twelve pictures play; the function that it returns ends it. */
export async function meshOfFour({ picture, participant, until }: Options): Promise<() => void> {
  const videos = new Map<string, HTMLVideoElement>();
  const devices = new Map<string, Transport>();
  const people = IDS.map(participant);
  const none: CallConnection = { kind: "MESH", iceServers: [], expiresAt: null };
  for (const [index, id] of IDS.entries()) {
    const device = openMesh({
      ...{ callId: "call", participantId: id, connection: none, renewConnection: async () => none },
      signal: (to, signal) => setTimeout(() => devices.get(to)?.receive(id, signal)),
      onTrack: (from, purpose, track) => {
        if (purpose === "camera" && track) videos.set(`${id} ${from}`, play(track));
      },
      ...{ onQuality: () => {}, onLost: () => {} },
    });
    devices.set(id, device);
    await device.publish("camera", picture);
    const here = people.slice(0, index + 1);
    for (const other of devices.values()) if (other !== device) other.update(here);
    await device.connect(here);
  }
  await until(() => videos.size === PICTURES && [...videos.values()].every(hasPicture));
  return () => {
    for (const device of devices.values()) device.close();
    for (const video of videos.values()) video.remove();
  };
}

/** The same with a pair of connections for each two. */
export async function bareMeshOfFour({ picture, until }: Options): Promise<() => void> {
  const made: RTCPeerConnection[] = [];
  const videos: HTMLVideoElement[] = [];
  for (const [index] of IDS.entries())
    for (let before = 0; before < index; before += 1) {
      const [one, other] = [new RTCPeerConnection(), new RTCPeerConnection()];
      made.push(one, other);
      one.onicecandidate = ({ candidate }) => candidate && void other.addIceCandidate(candidate);
      other.onicecandidate = ({ candidate }) => candidate && void one.addIceCandidate(candidate);
      for (const peer of [one, other]) {
        peer.ontrack = ({ track }) => videos.push(play(track));
        peer.addTrack(picture, new MediaStream([picture]));
      }
      await one.setLocalDescription();
      await other.setRemoteDescription(one.localDescription!);
      await other.setLocalDescription();
      await one.setRemoteDescription(other.localDescription!);
    }
  await until(() => videos.length === PICTURES && videos.every(hasPicture));
  return () => {
    for (const peer of made) peer.close();
    for (const video of videos) video.remove();
  };
}
