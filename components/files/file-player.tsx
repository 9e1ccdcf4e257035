"use client";
import { useState } from "react";
import { Audio } from "./media";
import SoundPlayer from "./sound-player";

/** A file has no peaks: its bars are all low. */
const FLAT = Array<number>(64).fill(0);

/** A sound file under its name, with the player of voice notes; the browser reads how long it is. */
export default function FilePlayer({ src, name }: { src: string; name: string }) {
  const [durationMs, setDuration] = useState(0);
  return (
    <div className="min-w-0">
      <p className="truncate pb-0.5 text-muted text-xs" title={name}>
        {name}
      </p>
      <Audio
        src={src}
        preload="metadata"
        onDurationChange={({ currentTarget: { duration } }) =>
          setDuration(Number.isFinite(duration) ? duration * 1000 : 0)
        }
      />
      <SoundPlayer src={src} what={name} durationMs={durationMs} waveform={FLAT} />
    </div>
  );
}
