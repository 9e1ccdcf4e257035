const SPEAKING_LEVEL = 0.02;
const QUIET_AFTER_MS = 400;

/** How often levels are read. */
export const LEVEL_EVERY_MS = 100;

/** Judges whether somebody speaks by levels, one every `LEVEL_EVERY_MS`: two of three begin it, so a click doesn't. */
export function speakingDetector() {
  let recent: boolean[] = [];
  let loudAt = Number.NEGATIVE_INFINITY;
  let isSpeaking = false;
  return (level: number, now: number): boolean => {
    const isLoud = level > SPEAKING_LEVEL;
    recent = [...recent.slice(-2), isLoud];
    if (isLoud) loudAt = now;
    if (!isSpeaking) isSpeaking = recent.filter(Boolean).length >= 2;
    else if (now - loudAt >= QUIET_AFTER_MS) isSpeaking = false;
    return isSpeaking;
  };
}

export type LevelMeter = { level: () => number; stop: () => void };

let context: AudioContext | null = null;

/** Browsers start it suspended where nobody has clicked yet. */
export const resumeMeters = () => void context?.resume().catch(() => {});

/** Measures an own microphone, 0 to 1. What is muted measures 0. */
export function levelMeter(track: MediaStreamTrack): LevelMeter {
  context ??= new AudioContext();
  resumeMeters();
  const source = context.createMediaStreamSource(new MediaStream([track]));
  const analyser = context.createAnalyser();
  analyser.fftSize = 512;
  source.connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  return {
    level() {
      analyser.getFloatTimeDomainData(samples);
      let sum = 0;
      for (const sample of samples) sum += sample * sample;
      return Math.min(1, Math.sqrt(sum / samples.length));
    },
    stop() {
      source.disconnect();
      analyser.disconnect();
    },
  };
}
