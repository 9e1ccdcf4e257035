"use client";
import { Dialog } from "@base-ui/react/dialog";
import { ChevronLeft, ChevronRight, Download, X, ZoomIn, ZoomOut } from "lucide-react";
import { type KeyboardEvent, type TouchEvent, useRef, useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { useBackCloses } from "@/components/ui/use-back-closes";
import type { FileInfo } from "@/lib/files/schema";
import { AltText } from "./alt-text";
import { FileMenu } from "./file-menu";
import { GalleryPicture } from "./gallery-picture";

/** A picture with the name of whose it is, and whether I may describe it. */
export type ViewedPicture = FileInfo & { by: string; canDescribe: boolean };

type PictureViewerProps = {
  pictures: readonly ViewedPicture[];
  startId: string;
  channelId: string;
  onClose: () => void;
};

/** In pixels: a shorter way is a tap, or a finger that slipped. */
const SWIPE = 50;

/** Pictures, one at a time, over everything. Arrow keys and swipes turn, + and - zoom, Escape closes. */
export default function PictureViewer({ pictures, startId, channelId, onClose }: PictureViewerProps) {
  const [id, setId] = useState(startId);
  const [isZoomed, setZoomed] = useState(false);
  const closeButton = useRef<HTMLButtonElement>(null);
  const touchedAt = useRef<{ x: number; y: number }>(null);
  const index = Math.max(
    0,
    pictures.findIndex((file) => file.id === id),
  );
  useBackCloses(true, onClose);
  const file = pictures[index];
  if (!file) return null;

  function turn(step: number) {
    const next = pictures[(index + step + pictures.length) % pictures.length];
    if (!next) return;
    setZoomed(false);
    setId(next.id);
  }

  function onTouchStart({ touches }: TouchEvent) {
    const touch = touches[0];
    // Two fingers zoom, and what is zoomed is moved.
    touchedAt.current =
      touch && touches.length === 1 && !isZoomed ? { x: touch.clientX, y: touch.clientY } : null;
  }

  function onTouchEnd({ changedTouches }: TouchEvent) {
    const [from, to] = [touchedAt.current, changedTouches[0]];
    touchedAt.current = null;
    if (!from || !to || (visualViewport?.scale ?? 1) > 1) return;
    const along = to.clientX - from.x;
    if (Math.abs(along) > Math.max(SWIPE, Math.abs(to.clientY - from.y))) turn(along < 0 ? 1 : -1);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.target instanceof HTMLInputElement) return;
    if (event.key === "ArrowRight") turn(1);
    else if (event.key === "ArrowLeft") turn(-1);
    else if (event.key === "+" || event.key === "=") setZoomed(true);
    else if (event.key === "-") setZoomed(false);
  }

  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-bg" />
        <Dialog.Popup
          initialFocus={closeButton}
          onKeyDown={onKeyDown}
          className="fixed inset-0 z-40 flex flex-col bg-bg text-ink outline-none"
        >
          <header className="flex items-center gap-1 border-line border-b px-3 py-2">
            <div className="min-w-0 flex-1">
              <Dialog.Title className="truncate font-semibold">{file.name}</Dialog.Title>
              <p className="text-muted text-xs">
                <bdi>{file.by}</bdi>
                {pictures.length > 1 && (
                  <span aria-live="polite">{` · ${index + 1} of ${pictures.length}`}</span>
                )}
              </p>
            </div>
            <IconButton
              label={isZoomed ? "Fit to screen" : "Show in full size"}
              tooltipSide="bottom"
              onClick={() => setZoomed(!isZoomed)}
            >
              {isZoomed ? <ZoomOut /> : <ZoomIn />}
            </IconButton>
            <a
              href={`/api/files/${file.id}?download`}
              download={file.name}
              aria-label="Download"
              title="Download"
              className="inline-flex size-8 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-ink pointer-coarse:size-11"
            >
              <Download className="size-4" />
            </a>
            <FileMenu file={file} channelId={channelId} />
            <IconButton ref={closeButton} label="Close" tooltipSide="bottom" onClick={onClose}>
              <X />
            </IconButton>
          </header>
          <div className="relative min-h-0 flex-1" onTouchStart={onTouchStart} onTouchEnd={onTouchEnd}>
            <GalleryPicture
              key={file.id}
              file={file}
              isZoomed={isZoomed}
              onZoom={() => setZoomed(!isZoomed)}
            />
            {pictures.length > 1 && (
              <>
                <IconButton
                  label="Previous picture"
                  tooltipSide="right"
                  onClick={() => turn(-1)}
                  className="-translate-y-1/2 absolute top-1/2 left-2 border border-line bg-raised"
                >
                  <ChevronLeft />
                </IconButton>
                <IconButton
                  label="Next picture"
                  tooltipSide="left"
                  onClick={() => turn(1)}
                  className="-translate-y-1/2 absolute top-1/2 right-2 border border-line bg-raised"
                >
                  <ChevronRight />
                </IconButton>
              </>
            )}
          </div>
          <AltText key={`${file.id} alt`} file={file} canEdit={file.canDescribe} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
