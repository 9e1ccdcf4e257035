"use client";
import { type MouseEvent, useEffect, useRef, useState } from "react";
import { cn } from "@/components/ui/cn";
import { ErrorState } from "@/components/ui/error-state";
import { Spinner } from "@/components/ui/spinner";
import type { FileInfo } from "@/lib/files/schema";
import { Picture } from "./picture";

type GalleryPictureProps = { file: FileInfo; isZoomed: boolean; onZoom: () => void };

const MIDDLE = { x: 0.5, y: 0.5 };

/**
 * The original, in its whole or in its own pixels, there beginning where it was clicked; until it is there, the
 * thumbnail in its place.
 */
export function GalleryPicture({ file, isZoomed, onZoom }: GalleryPictureProps) {
  const [state, setState] = useState<"loading" | "loaded" | "failed">("loading");
  const [attempt, setAttempt] = useState(0);
  const scroller = useRef<HTMLDivElement>(null);
  const clickedAt = useRef(MIDDLE);
  const width = file.width ?? undefined;
  const height = file.height ?? undefined;

  useEffect(() => {
    const area = scroller.current;
    if (!isZoomed || !area) return;
    const { x, y } = clickedAt.current;
    clickedAt.current = MIDDLE;
    area.scrollTo(area.scrollWidth * x - area.clientWidth / 2, area.scrollHeight * y - area.clientHeight / 2);
  }, [isZoomed]);

  function onClick({ currentTarget, clientX, clientY, detail }: MouseEvent) {
    const { left, top, width, height } = currentTarget.getBoundingClientRect();
    // By a key there is no place.
    if (detail > 0) clickedAt.current = { x: (clientX - left) / width, y: (clientY - top) / height };
    onZoom();
  }

  if (state === "failed") {
    return (
      <div className="flex size-full items-center justify-center">
        <ErrorState
          title="This picture can’t be shown"
          onRetry={() => {
            setAttempt(attempt + 1);
            setState("loading");
          }}
        >
          It may have been deleted, or the connection is gone.
        </ErrorState>
      </div>
    );
  }
  return (
    <div
      ref={scroller}
      className={cn("flex size-full p-3", isZoomed ? "overflow-auto" : "items-center justify-center")}
    >
      {state === "loading" && (
        <span className="absolute top-3 right-3 text-muted">
          <Spinner />
        </span>
      )}
      <button
        type="button"
        aria-label={isZoomed ? "Fit to screen" : "Show in full size"}
        onClick={onClick}
        style={file.hasThumbnail ? { backgroundImage: `url(/api/files/${file.id}/thumbnail)` } : undefined}
        className={cn(
          "bg-[length:100%_100%] bg-press",
          isZoomed ? "m-auto shrink-0 cursor-zoom-out" : "flex max-h-full max-w-full cursor-zoom-in",
        )}
      >
        <Picture
          key={attempt}
          src={`/api/files/${file.id}`}
          alt={file.alt || file.name}
          width={width}
          height={height}
          loading="eager"
          onLoad={() => setState("loaded")}
          onError={() => setState("failed")}
          className={
            isZoomed ? "max-w-none" : "h-auto max-h-[calc(100dvh-9rem)] w-auto max-w-full object-contain"
          }
        />
      </button>
    </div>
  );
}
