import { codecsFor, limitBitrate } from "./encodings";
import type { Handle } from "./janus-socket";
import { PURPOSES, type Purpose, type ScreenHint } from "./transport";

export type Sent = { track: MediaStreamTrack | null; hint: ScreenHint };

export const kindOf = (purpose: Purpose) =>
  purpose === "audio" || purpose === "screenAudio" ? "audio" : "video";
/** Publishers send their purposes in this order, so that each is known by its number. */
export const midOf = (purpose: Purpose) => String(PURPOSES.indexOf(purpose));
export const purposeOf = (mid: string): Purpose | undefined => PURPOSES[Number(mid)];

/** What this device sends to Janus: one transceiver for each purpose, whose tracks change without negotiating. */
export async function publishTo(
  handle: Handle,
  iceServers: RTCIceServer[],
  published: ReadonlyMap<Purpose, Sent>,
  /** As in a mesh: what each sends, everybody receives. */
  peopleCount: () => number,
) {
  const connection = new RTCPeerConnection({ iceServers, bundlePolicy: "max-bundle" });
  connection.onicecandidate = ({ candidate }) => handle.trickle(candidate);
  const senders = new Map<Purpose, RTCRtpSender>();
  for (const purpose of PURPOSES) {
    const kind = kindOf(purpose);
    const transceiver = connection.addTransceiver(kind, { direction: "sendonly" });
    transceiver.setCodecPreferences?.(codecsFor(kind).filter(({ mimeType }) => !/vp9|red/i.test(mimeType)));
    senders.set(purpose, transceiver.sender);
  }

  async function send(purpose: Purpose, { track }: Sent) {
    await senders.get(purpose)!.replaceTrack(track);
    await applyLimits();
  }

  async function applyLimits() {
    for (const [purpose, { track, hint }] of published)
      if (track?.kind === "video") await limitBitrate(senders.get(purpose)!, purpose, peopleCount(), hint);
  }

  async function negotiate(body: Record<string, unknown>) {
    await connection.setLocalDescription();
    const { jsep } = await handle.ask(body, connection.localDescription);
    if (jsep) await connection.setRemoteDescription(jsep);
  }

  for (const [purpose, sent] of published) await senders.get(purpose)!.replaceTrack(sent.track);
  await negotiate({
    request: "publish",
    descriptions: PURPOSES.map((purpose) => ({ mid: midOf(purpose), description: purpose })),
  });
  await applyLimits();

  return {
    connection,
    send,
    applyLimits,
    addCandidate: (candidate: RTCIceCandidateInit) => connection.addIceCandidate(candidate),
    async restart() {
      connection.restartIce();
      await negotiate({ request: "configure" });
    },
    async close() {
      connection.close();
      await handle.ask({ request: "unpublish" }).catch(() => {});
    },
  };
}

export type Publisher = Awaited<ReturnType<typeof publishTo>>;
