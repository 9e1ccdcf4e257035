"use client";
import { useEffect, useRef, useState } from "react";
import { cn } from "@/components/ui/cn";

type VideoProps = { stream: MediaStream; isMirrored?: boolean; fit: "cover" | "contain"; label: string };

/** A stream's picture, from its first frame until its last: before and after, what is under it shows. */
export function Video({ stream, isMirrored = false, fit, label }: VideoProps) {
  const element = useRef<HTMLVideoElement>(null);
  const [hasPicture, setHasPicture] = useState(false);

  useEffect(() => {
    const video = element.current;
    if (!video) return;
    const [track] = stream.getVideoTracks();
    const check = () => setHasPicture(video.readyState >= 2 && track?.readyState === "live" && !track.muted);
    const stop = new AbortController();
    const { signal } = stop;
    for (const event of ["loadeddata", "playing", "emptied"])
      video.addEventListener(event, check, { signal });
    for (const event of ["mute", "unmute", "ended"]) track?.addEventListener(event, check, { signal });
    video.srcObject = stream;
    void video.play().catch(() => {});
    check();
    return () => {
      stop.abort();
      video.srcObject = null;
    };
  }, [stream]);

  return (
    <video
      ref={element}
      aria-label={label}
      // Sound is played by the session.
      muted
      autoPlay
      playsInline
      disablePictureInPicture={isMirrored}
      className={cn(
        "absolute inset-0 size-full",
        fit === "cover" ? "object-cover" : "bg-rail object-contain",
        isMirrored && "-scale-x-100",
        !hasPicture && "opacity-0",
      )}
    />
  );
}
