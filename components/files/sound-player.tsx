"use client";
import { Pause, Play } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { formatDuration } from "./format-size";
import { Audio } from "./media";
import { Waveform } from "./waveform";

const SPEEDS = [1, 1.5, 2];
// One at a time: starting one stops the other.
let playing: HTMLAudioElement | null = null;

type SoundPlayerProps = {
  /** Its address, or itself where it was recorded just now. */
  src: string | Blob;
  durationMs: number;
  waveform: number[];
  what?: string;
};

/** A voice note, or another sound: play, go to any place (arrow keys too), and hear it faster. */
export default function SoundPlayer({ src, durationMs, waveform, what = "voice note" }: SoundPlayerProps) {
  const audio = useRef<HTMLAudioElement>(null);
  const [isPlaying, setPlaying] = useState(false);
  const [position, setPosition] = useState(0);
  const [speed, setSpeed] = useState(1);
  const [hasFailed, setFailed] = useState(false);
  useEffect(() => {
    const element = audio.current;
    if (!element || typeof src === "string") return;
    const url = URL.createObjectURL(src);
    element.src = url;
    return () => {
      // It may still be reading.
      element.removeAttribute("src");
      element.load();
      URL.revokeObjectURL(url);
    };
  }, [src]);
  // Between the events of the element the bars move by the frame.
  useEffect(() => {
    if (!isPlaying) return;
    let frame = requestAnimationFrame(function follow() {
      setPosition((audio.current?.currentTime ?? 0) * 1000);
      frame = requestAnimationFrame(follow);
    });
    return () => cancelAnimationFrame(frame);
  }, [isPlaying]);

  async function toggle() {
    const element = audio.current;
    if (!element) return;
    if (!element.paused) return element.pause();
    setFailed(false);
    if (playing !== element) playing?.pause();
    playing = element;
    element.playbackRate = speed;
    await element.play().catch((error: Error) => setFailed(error.name !== "AbortError"));
  }

  function seek(ms: number) {
    setPosition(ms);
    if (audio.current) audio.current.currentTime = ms / 1000;
  }

  function nextSpeed() {
    const next = SPEEDS[(SPEEDS.indexOf(speed) + 1) % SPEEDS.length] ?? 1;
    setSpeed(next);
    if (audio.current) audio.current.playbackRate = next;
  }

  return (
    <div className="w-80 max-w-full">
      <div className="flex h-13 items-center gap-2 rounded-lg border border-line bg-raised px-2">
        <Audio
          ref={audio}
          src={typeof src === "string" ? src : undefined}
          preload="none"
          onPlay={() => setPlaying(true)}
          onPause={() => setPlaying(false)}
          onEnded={() => setPosition(0)}
        />
        <IconButton
          label={isPlaying ? "Pause" : `Play ${what}`}
          variant="solid"
          onClick={() => void toggle()}
        >
          {isPlaying ? <Pause /> : <Play />}
        </IconButton>
        <Waveform peaks={waveform} position={position} durationMs={durationMs} onSeek={seek} />
        <span className="w-8 text-right text-muted text-xs tabular-nums">
          {formatDuration(isPlaying || position ? position : durationMs)}
        </span>
        <button
          type="button"
          onClick={nextSpeed}
          aria-label={`Speed ${speed} times`}
          className="min-h-6 w-9 rounded-sm text-muted text-xs tabular-nums hover:bg-hover hover:text-ink pointer-coarse:min-h-11"
        >
          {speed}×
        </button>
      </div>
      {hasFailed && (
        <p role="alert" className="pt-0.5 text-danger text-xs">
          This can’t be played here.
          {typeof src === "string" && (
            <>
              {" "}
              <a href={`${src}?download`}>Download it</a> instead.
            </>
          )}
        </p>
      )}
    </div>
  );
}
