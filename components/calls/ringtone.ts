/** Two notes, twice, then a pause: softer than a telephone. */
const NOTES = [
  { at: 0, frequency: 659.25 },
  { at: 0.22, frequency: 830.61 },
  { at: 0.7, frequency: 659.25 },
  { at: 0.92, frequency: 830.61 },
];
const ROUND_SECONDS = 3;

/** Rings until it is stopped, at once. Of several tabs one rings. Before the first input on a page browsers play nothing. */
export function startRinging(): () => void {
  const stop = new AbortController();
  const ring = () => playUntil(stop.signal);
  if (navigator.locks)
    void navigator.locks.request("call-ringtone", { signal: stop.signal }, ring).catch(() => {});
  else void ring();
  return () => stop.abort();
}

function playUntil(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const context = new AudioContext();
    const volume = new GainNode(context, { gain: 0.18 });
    volume.connect(context.destination);
    const play = () => {
      for (const { at, frequency } of NOTES) playNote(context, volume, context.currentTime + at, frequency);
    };
    play();
    const rounds = setInterval(play, ROUND_SECONDS * 1_000);
    const end = () => {
      clearInterval(rounds);
      void context.close();
      resolve();
    };
    if (signal.aborted) end();
    else signal.addEventListener("abort", end);
  });
}

function playNote(context: AudioContext, into: AudioNode, start: number, frequency: number) {
  const shape = new GainNode(context, { gain: 0 });
  shape.gain.setValueAtTime(0, start);
  shape.gain.linearRampToValueAtTime(1, start + 0.02);
  shape.gain.exponentialRampToValueAtTime(0.001, start + 0.6);
  const tone = new OscillatorNode(context, { type: "triangle", frequency });
  tone.connect(shape).connect(into);
  tone.start(start);
  tone.stop(start + 0.65);
}
