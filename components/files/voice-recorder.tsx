"use client";
import { Mic, RotateCw, SendHorizontal, Square, Trash2 } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { isInputMethodKey } from "@/components/ui/input-method";
import { Spinner } from "@/components/ui/spinner";
import { problemOf } from "@/lib/http/errors";
import { formatDuration } from "./format-size";
import { METER_LEVELS, type Meter, type Recorded } from "./recording";
import SoundPlayer from "./sound-player";
import { uploadFile } from "./upload-file";
import { useRecorder } from "./use-recorder";
import { BARS_HEIGHT, barsOf } from "./waveform-bars";

type VoiceRecorderProps = {
  channelId: string;
  /** It is up; send a message with it. */
  onRecorded: (fileId: string) => void;
  onCancel: () => void;
};

/** Records as soon as it is mounted, in place of the composer's field. Escape throws the note away. */
export default function VoiceRecorder({ channelId, onRecorded, onCancel }: VoiceRecorderProps) {
  const { state, meter, stop, restart } = useRecorder();
  const bar = useRef<HTMLFieldSetElement>(null);
  useEffect(() => bar.current?.focus(), []);

  function onKeyDown(event: KeyboardEvent) {
    if (isInputMethodKey(event.nativeEvent)) return;
    if (event.key === "Escape") onCancel();
    else if (event.key === "Enter" && event.target === bar.current && state.phase === "recording")
      void stop();
  }

  function again() {
    bar.current?.focus();
    restart();
  }

  return (
    <fieldset
      ref={bar}
      aria-label="Voice note"
      tabIndex={-1}
      onKeyDown={onKeyDown}
      className="min-w-0 outline-none"
    >
      <div className="flex min-h-15 items-center gap-2 px-2 py-1">
        <IconButton label="Throw away" shortcut="escape" onClick={onCancel}>
          <Trash2 />
        </IconButton>
        {state.phase === "asking" && (
          <p role="status" className="flex items-center gap-2 text-muted">
            <Spinner /> Waiting for the microphone
          </p>
        )}
        {state.phase === "recording" && (
          <>
            <MeterLine {...meter} />
            <IconButton label="Stop recording" shortcut="enter" variant="solid" onClick={() => void stop()}>
              <Square />
            </IconButton>
          </>
        )}
        {state.phase === "failed" && (
          <>
            <p role="alert" className="min-w-0 flex-1 text-danger text-sm">
              {state.reason}
            </p>
            <IconButton label="Try again" onClick={again}>
              <RotateCw />
            </IconButton>
          </>
        )}
        {state.phase === "recorded" && (
          <Preview note={state.note} channelId={channelId} onRecorded={onRecorded} onAgain={again} />
        )}
      </div>
    </fieldset>
  );
}

/** The sound as it comes, from the right. */
function MeterLine({ levels, elapsedMs }: Meter) {
  const peaks = levels.map((level) => level * 255);
  return (
    <>
      <Mic className="size-4 shrink-0 text-danger" aria-hidden="true" />
      <span className="sr-only" role="status">
        Recording
      </span>
      <span role="timer" className="w-10 tabular-nums">
        {formatDuration(elapsedMs)}
      </span>
      <svg
        aria-hidden="true"
        viewBox={`0 0 ${METER_LEVELS} ${BARS_HEIGHT}`}
        preserveAspectRatio="none"
        className="h-8 min-w-0 flex-1"
      >
        <path
          d={barsOf(peaks, METER_LEVELS - peaks.length)}
          strokeWidth={0.6}
          fill="none"
          className="stroke-accent"
        />
      </svg>
    </>
  );
}

type PreviewProps = Pick<VoiceRecorderProps, "channelId" | "onRecorded"> & {
  note: Recorded;
  onAgain: () => void;
};

function Preview({ note, channelId, onRecorded, onAgain }: PreviewProps) {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState("");
  const upload = useRef<AbortController>(null);
  useEffect(() => () => upload.current?.abort(), []);

  async function send() {
    const controller = new AbortController();
    const { signal } = controller;
    upload.current = controller;
    setBusy(true);
    setError("");
    const waveform = note.peaks.map((peak) => peak.toString(16).padStart(2, "0")).join("");
    const query = { channelId, durationMs: String(note.durationMs), waveform };
    try {
      const file = await uploadFile(note.blob, "Voice note", query, { signal });
      onRecorded(file.id);
    } catch (failure) {
      if (signal.aborted) return;
      setError(problemOf(failure, "The voice note couldn’t be sent. Try again."));
      setBusy(false);
    }
  }

  return (
    <>
      <div className="min-w-0 flex-1">
        <SoundPlayer src={note.blob} durationMs={note.durationMs} waveform={note.peaks} />
        {error && (
          <p role="alert" className="text-danger text-xs">
            {error}
          </p>
        )}
      </div>
      <IconButton label="Record again" disabled={isBusy} onClick={onAgain}>
        <RotateCw />
      </IconButton>
      <IconButton
        autoFocus
        label="Send voice note"
        variant="solid"
        disabled={isBusy}
        onClick={() => void send()}
      >
        {isBusy ? <Spinner /> : <SendHorizontal />}
      </IconButton>
    </>
  );
}
