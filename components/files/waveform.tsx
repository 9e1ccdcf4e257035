import { useId } from "react";
import { formatDuration } from "./format-size";
import { BARS_HEIGHT, barsOf } from "./waveform-bars";

type WaveformProps = {
  /** 0 to 255. */
  peaks: readonly number[];
  /** In milliseconds. */
  position: number;
  durationMs: number;
  onSeek: (ms: number) => void;
};

/** The loudness of a recording over time; a slider lies over it, unseen, for pointer and keys. */
export function Waveform({ peaks, position, durationMs, onSeek }: WaveformProps) {
  const clip = useId();
  const bars = barsOf(peaks);
  const stroke = { d: bars, strokeWidth: 0.6, fill: "none" };
  return (
    <div className="relative h-8 min-w-0 flex-1 rounded-sm has-focus-visible:outline-2 has-focus-visible:outline-focus has-focus-visible:outline-offset-2">
      <svg
        aria-hidden="true"
        viewBox={`0 0 ${peaks.length} ${BARS_HEIGHT}`}
        preserveAspectRatio="none"
        className="size-full"
      >
        <clipPath id={clip}>
          <rect width={(position / (durationMs || 1)) * peaks.length} height={BARS_HEIGHT} />
        </clipPath>
        <path {...stroke} className="stroke-line-strong" />
        <path {...stroke} className="stroke-accent" clipPath={`url(#${clip})`} />
      </svg>
      <input
        type="range"
        min={0}
        max={durationMs}
        step={Math.max(100, Math.round(durationMs / 50))}
        value={Math.min(position, durationMs)}
        onChange={(event) => onSeek(Number(event.target.value))}
        aria-label="Position"
        aria-valuetext={`${formatDuration(position)} of ${formatDuration(durationMs)}`}
        className="absolute inset-0 m-0 size-full cursor-pointer opacity-0"
      />
    </div>
  );
}
