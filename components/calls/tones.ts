type Note = { at: number; frequency: number; seconds: number };
type Melody = { notes: readonly Note[]; type: OscillatorType; volume: number };

/** Two notes, twice, then a pause: softer than a telephone. */
const RING: Melody = {
  notes: [0, 0.7].flatMap((at) => [
    { at, frequency: 659.25, seconds: 0.6 },
    { at: at + 0.22, frequency: 830.61, seconds: 0.6 },
  ]),
  ...{ type: "triangle", volume: 0.18 },
};
const RING_EVERY_MS = 3_000;
/** What the caller hears until somebody answers: as on a telephone, quieter. */
const RING_BACK: Melody = {
  notes: [{ at: 0, frequency: 425, seconds: 1 }],
  ...{ type: "sine", volume: 0.06 },
};
const RING_BACK_EVERY_MS = 4_000;
const [LOW, HIGH] = [523.25, 659.25];
const twoNotes = (first: number, second: number): Melody => ({
  notes: [
    { at: 0, frequency: first, seconds: 0.25 },
    { at: 0.09, frequency: second, seconds: 0.3 },
  ],
  ...{ type: "sine", volume: 0.08 },
});

/** Rings until it is stopped, at once. Of several tabs one rings. Before the first input on a page browsers play nothing. */
export function startRinging(): () => void {
  const stop = new AbortController();
  const ring = () => repeat(RING, RING_EVERY_MS, stop.signal);
  if (navigator.locks)
    void navigator.locks.request("call-ringtone", { signal: stop.signal }, ring).catch(() => {});
  else void ring();
  return () => stop.abort();
}

/** For the caller, on the device that calls. Returns what stops it. */
export function startRingBack(): () => void {
  const stop = new AbortController();
  void repeat(RING_BACK, RING_BACK_EVERY_MS, stop.signal);
  return () => stop.abort();
}

export const playJoined = () => playOnce(twoNotes(LOW, HIGH));
export const playLeft = () => playOnce(twoNotes(HIGH, LOW));

function playOnce(melody: Melody) {
  const context = new AudioContext();
  const last = play(context, melody);
  if (last) last.onended = () => void context.close();
}

function repeat(melody: Melody, everyMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const context = new AudioContext();
    play(context, melody);
    const rounds = setInterval(() => play(context, melody), everyMs);
    const end = () => {
      clearInterval(rounds);
      void context.close();
      resolve();
    };
    if (signal.aborted) end();
    else signal.addEventListener("abort", end);
  });
}

/** @returns the last of its notes */
function play(context: AudioContext, { notes, type, volume }: Melody): OscillatorNode | undefined {
  const loudness = new GainNode(context, { gain: volume });
  loudness.connect(context.destination);
  const tones = notes.map(({ at, frequency, seconds }) => {
    const start = context.currentTime + at;
    const shape = new GainNode(context, { gain: 0 });
    shape.gain.setValueAtTime(0, start);
    shape.gain.linearRampToValueAtTime(1, start + 0.02);
    shape.gain.exponentialRampToValueAtTime(0.001, start + seconds);
    const tone = new OscillatorNode(context, { type, frequency });
    tone.connect(shape).connect(loudness);
    tone.start(start);
    tone.stop(start + seconds + 0.05);
    return tone;
  });
  return tones.at(-1);
}
