"use client";
import { useState } from "react";
import type { MessagePartProps } from "@/components/messages/message-channel";
import { cn } from "@/components/ui/cn";
import { onDemand } from "@/components/ui/on-demand";
import { MAX_MOVING_BYTES } from "@/lib/files/limits";
import type { FileInfo } from "@/lib/files/schema";
import { Picture } from "./picture";

const loadGallery = () => import("./gallery");
const Gallery = onDemand(loadGallery);

const MAX_WIDTH = 400;
const MAX_HEIGHT = 320;

/** The size of a lone picture, known before it loads, so that nothing moves when it does. */
function sizeOf({ width, height }: FileInfo) {
  const [w, h] = [width ?? MAX_WIDTH, height ?? MAX_HEIGHT];
  const scale = Math.min(1, MAX_WIDTH / w, MAX_HEIGHT / h);
  return { width: Math.max(48, Math.round(w * scale)), aspectRatio: `${w} / ${h}` };
}

/** How high a row of several pictures may get, in rem. */
const ROW_HEIGHT = 15;

/** Width to height, within what can be seen beside others. */
const ratioOf = ({ width, height }: FileInfo) => Math.min(2, Math.max(0.6, (width ?? 1) / (height ?? 1)));

/** Rows of two or three; none has one alone. */
function rowsOf(pictures: FileInfo[]): FileInfo[][] {
  const count = pictures.length === 2 || pictures.length === 4 ? 2 : 3;
  if (pictures.length <= count) return [pictures];
  return [pictures.slice(0, count), ...rowsOf(pictures.slice(count))];
}

/** The thumbnail, or the picture itself where it moves. */
function Preview({ file }: { file: FileInfo }) {
  const thumbnail = `/api/files/${file.id}/thumbnail`;
  const moves = file.isAnimated && file.size <= MAX_MOVING_BYTES;
  return (
    <>
      <Picture
        src={moves ? `/api/files/${file.id}` : thumbnail}
        still={moves ? thumbnail : undefined}
        alt={file.alt}
        title={file.alt || file.name}
        className="size-full object-cover object-top"
      />
      {file.isAnimated && (
        <span
          className={cn(
            "absolute bottom-1.5 left-1.5 rounded-sm bg-raised px-1 text-muted text-xs",
            moves && "hidden motion-reduce:block",
          )}
        >
          Animated
        </span>
      )}
    </>
  );
}

type PictureGridProps = MessagePartProps & { pictures: FileInfo[] };

/** Pictures in their own proportions, those of a row equally high. Each opens the gallery at itself. */
export function PictureGrid({ pictures, message, channel }: PictureGridProps) {
  const [open, setOpen] = useState<string | null>(null);
  const isLone = pictures.length === 1;
  return (
    <>
      {rowsOf(pictures).map((row) => {
        const ratios = row.reduce((sum, file) => sum + ratioOf(file), 0);
        return (
          <div
            key={row[0]?.id}
            className="flex gap-1.5"
            style={isLone ? undefined : { maxWidth: `min(30rem, ${ratios * ROW_HEIGHT}rem)` }}
          >
            {row.map((file) => (
              <button
                key={file.id}
                type="button"
                aria-label={`Open ${file.alt || file.name}`}
                aria-haspopup="dialog"
                onClick={() => setOpen(file.id)}
                onPointerEnter={() => void loadGallery().catch(() => {})}
                style={isLone ? sizeOf(file) : { flex: ratioOf(file), aspectRatio: ratioOf(file) }}
                className="relative min-w-0 max-w-full cursor-zoom-in overflow-hidden rounded-lg border border-line bg-press transition-opacity hover:opacity-90"
              >
                <Preview file={file} />
              </button>
            ))}
          </div>
        );
      })}
      {open && (
        <Gallery
          pictures={pictures}
          message={message}
          channel={channel}
          startId={open}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}
