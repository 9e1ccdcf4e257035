import type { Purpose, ScreenHint } from "./transport";

/** Descriptions with every codec of a browser wouldn't fit into one signal of 7 kB. VP8 is the one that all have. */
const CODECS: Record<string, RegExp> = { audio: /^audio\/(opus|red)$/i, video: /^video\/(vp8|vp9|rtx)$/i };

/** The codecs to offer; none, for the browser's own choice, where it lists them otherwise. */
export function codecsFor(kind: string): RTCRtpCodec[] {
  const known = chosenCodecs.get(kind);
  if (known) return known;
  const { codecs = [] } = RTCRtpReceiver.getCapabilities(kind) ?? {};
  const isSecondProfile = ({ sdpFmtpLine = "" }: RTCRtpCodec) => /profile-id=[1-9]/.test(sdpFmtpLine);
  const chosen = codecs.filter((codec) => CODECS[kind]?.test(codec.mimeType) && !isSecondProfile(codec));
  chosenCodecs.set(kind, chosen);
  return chosen;
}

/** Asking the browser takes milliseconds, and a connection needs them four times. */
const chosenCodecs = new Map<string, RTCRtpCodec[]>();

const KILOBIT = 1_000;

/** Each device sends its picture to each other one: the more there are, the less each gets. */
function cameraLimits(peopleCount: number) {
  if (peopleCount <= 2) return { maxBitrate: 1_200 * KILOBIT, maxFramerate: 30, scaleResolutionDownBy: 1 };
  if (peopleCount === 3) return { maxBitrate: 700 * KILOBIT, maxFramerate: 24, scaleResolutionDownBy: 1.5 };
  return { maxBitrate: 450 * KILOBIT, maxFramerate: 15, scaleResolutionDownBy: 2 };
}

/** Text must stay readable: its frames are fewer, never smaller. */
const SCREEN_LIMITS: Record<ScreenHint, ReturnType<typeof cameraLimits>> = {
  detail: { maxBitrate: 1_500 * KILOBIT, maxFramerate: 15, scaleResolutionDownBy: 1 },
  motion: { maxBitrate: 1_500 * KILOBIT, maxFramerate: 30, scaleResolutionDownBy: 1 },
};

export async function limitBitrate(
  sender: RTCRtpSender,
  purpose: Purpose,
  peopleCount: number,
  hint: ScreenHint,
): Promise<void> {
  const parameters = sender.getParameters();
  const [encoding] = parameters.encodings;
  if (!encoding) return;
  const limits = purpose === "screen" ? SCREEN_LIMITS[hint] : cameraLimits(peopleCount);
  if (encoding.maxBitrate === limits.maxBitrate && encoding.maxFramerate === limits.maxFramerate) return;
  Object.assign(encoding, limits);
  // It fails while a negotiation is under way, after which it is applied again.
  await sender.setParameters(parameters).catch(() => {});
}
