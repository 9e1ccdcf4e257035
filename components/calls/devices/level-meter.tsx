"use client";
import { useEffect, useRef } from "react";

const BARS = 12;

/** How loud a microphone is, in bars. It draws by itself: its parent isn't rendered anew. */
export function LevelMeter({ stream, className }: { stream: MediaStream | null; className?: string }) {
  const element = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (!stream || stream.getAudioTracks().length === 0) return;
    const context = new AudioContext();
    const analyser = context.createAnalyser();
    analyser.fftSize = 512;
    const source = context.createMediaStreamSource(stream);
    source.connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    let shown = 0;
    let frame = requestAnimationFrame(function draw() {
      analyser.getFloatTimeDomainData(samples);
      const loudness = Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
      // Speech is between 0.01 and 0.3; it falls slower than it rises.
      shown = Math.max(Math.min(1, loudness * 5), shown * 0.9);
      const lit = Math.round(shown * BARS);
      [...(element.current?.children ?? [])].forEach((bar, index) => {
        bar.toggleAttribute("data-lit", index < lit);
      });
      frame = requestAnimationFrame(draw);
    });
    return () => {
      cancelAnimationFrame(frame);
      void context.close();
    };
  }, [stream]);
  return (
    <span ref={element} role="img" aria-label="Level of the microphone" className={className}>
      {Array.from({ length: BARS }, (_, index) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: bars have no other name
          key={index}
          className="mr-0.5 inline-block h-3 w-1 rounded-full bg-press data-lit:bg-ok"
        />
      ))}
    </span>
  );
}
