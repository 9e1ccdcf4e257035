import { LEVEL_EVERY_MS, type LevelMeter, levelMeter, speakingDetector } from "@/lib/calls/media/levels";

type Options = {
  /** Those in the call, this device included. */
  participants: () => readonly string[];
  me: () => string;
  /** Null while muted: nothing is measured. */
  microphone: () => MediaStreamTrack | null;
  levelOf: (participantId: string) => number;
  onChange: (speaking: ReadonlySet<string>) => void;
  /** I began or stopped. */
  onSelf: (isSpeaking: boolean) => void;
};

/** The realtime node takes four a second. */
const SELF_EVERY_MS = 250;

/** Follows who speaks, by levels. Returns a function that ends it. */
export function followSpeaking({ participants, me, microphone, levelOf, onChange, onSelf }: Options) {
  const detectors = new Map<string, ReturnType<typeof speakingDetector>>();
  let speaking: ReadonlySet<string> = new Set();
  let meter: { track: MediaStreamTrack; meter: LevelMeter } | null = null;
  let told = false;
  let toldAt = 0;

  function ownLevel(): number {
    const track = microphone();
    if (track !== (meter?.track ?? null)) {
      meter?.meter.stop();
      meter = track && { track, meter: levelMeter(track) };
    }
    return track?.enabled ? (meter?.meter.level() ?? 0) : 0;
  }

  function look() {
    const now = performance.now();
    const ids = participants();
    for (const id of detectors.keys()) if (!ids.includes(id)) detectors.delete(id);
    const next = new Set<string>();
    for (const id of ids) {
      const detect = detectors.get(id) ?? speakingDetector();
      detectors.set(id, detect);
      if (detect(id === me() ? ownLevel() : levelOf(id), now)) next.add(id);
    }
    if (next.size !== speaking.size || [...next].some((id) => !speaking.has(id))) {
      speaking = next;
      onChange(next);
    }
    const isSpeaking = next.has(me());
    if (isSpeaking !== told && now - toldAt >= SELF_EVERY_MS) {
      told = isSpeaking;
      toldAt = now;
      onSelf(isSpeaking);
    }
  }

  const timer = setInterval(look, LEVEL_EVERY_MS);
  return () => {
    clearInterval(timer);
    meter?.meter.stop();
  };
}
