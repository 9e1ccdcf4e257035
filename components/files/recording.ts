import { MAX_PEAKS } from "@/lib/files/limits";
import { peaksOf } from "./peaks";

const SAMPLE_MS = 50;
/** A finished recording. */
export type Recorded = { blob: Blob; durationMs: number; peaks: number[] };

/** How loud it has been for the last six seconds, each level 0 to 1, and how long it has been recording. */
export type Meter = { levels: readonly number[]; elapsedMs: number };

/** Levels that a meter has at most. */
export const METER_LEVELS = 120;

/** Container types, in order of preference; the first that this browser supports is used. */
const TYPES = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];

/**
 * Starts to record the microphone, once the person has allowed it. `onMeter` is called twenty times a second.
 * @throws DOMException as getUserMedia
 */
export async function startRecording(onMeter: (now: Meter) => void) {
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: { echoCancellation: true, noiseSuppression: true },
  });
  const mimeType = TYPES.find((type) => MediaRecorder.isTypeSupported(type));
  const recorder = new MediaRecorder(stream, { mimeType, audioBitsPerSecond: 48_000 });
  const chunks: Blob[] = [];
  const levels: number[] = [];
  recorder.ondataavailable = ({ data }) => chunks.push(data);

  const startedAt = performance.now();
  recorder.start(1_000);

  const context = new AudioContext();
  // It isn't running at once where a browser wants a click just before it, and this is after the question.
  void context.resume();
  const analyser = context.createAnalyser();
  analyser.fftSize = 1024;
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const meter = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
    // Speech lies around a tenth of full scale.
    const level = Math.min(1, Math.sqrt(power) * 5);
    levels.push(level);
    onMeter({ levels: levels.slice(-METER_LEVELS), elapsedMs: performance.now() - startedAt });
  }, SAMPLE_MS);

  let isReleased = false;

  function release() {
    if (isReleased) return;
    isReleased = true;
    clearInterval(meter);
    for (const track of stream.getTracks()) track.stop();
    void context.close();
  }

  return {
    /** Null where it was stopped before. */
    async stop(): Promise<Recorded | null> {
      if (recorder.state === "inactive") return null;
      const durationMs = Math.max(1, Math.round(performance.now() - startedAt));
      const ended = new Promise((resolve) => recorder.addEventListener("stop", resolve, { once: true }));
      recorder.stop();
      await ended;
      release();
      const blob = new Blob(chunks, { type: recorder.mimeType });
      return { blob, durationMs, peaks: peaksOf(levels, MAX_PEAKS) };
    },
    cancel() {
      if (recorder.state !== "inactive") recorder.stop();
      release();
    },
  };
}
