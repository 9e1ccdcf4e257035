"use client";
import { useState } from "react";
import type { MessagePartProps } from "@/components/messages/message-channel";
import { cn } from "@/components/ui/cn";
import { onDemand } from "@/components/ui/on-demand";
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

/** Squares of 10 rem, less where there is no room: in twos where that leaves no gap. */
const gridOf = (count: number) => {
  if (count === 1) return "justify-items-start";
  return count === 2 || count === 4 ? "max-w-[20.375rem] grid-cols-2" : "max-w-[30.75rem] grid-cols-3";
};

type PictureGridProps = MessagePartProps & { pictures: FileInfo[] };

/** One picture in its own proportions, several as squares. Each opens the gallery at itself. */
export function PictureGrid({ pictures, message, channel }: PictureGridProps) {
  const [open, setOpen] = useState<string | null>(null);
  const [lone] = pictures.length === 1 ? pictures : [];
  return (
    <>
      <div className={cn("grid gap-1.5", gridOf(pictures.length))}>
        {pictures.map((file) => (
          <button
            key={file.id}
            type="button"
            aria-label={`Open ${file.alt || file.name}`}
            aria-haspopup="dialog"
            onClick={() => setOpen(file.id)}
            onPointerEnter={() => void loadGallery().catch(() => {})}
            style={lone && sizeOf(lone)}
            className={cn(
              "max-w-full cursor-zoom-in overflow-hidden rounded-lg border border-line bg-press transition-opacity hover:opacity-90",
              !lone && "aspect-square",
            )}
          >
            <Picture
              src={`/api/files/${file.id}/thumbnail`}
              alt={file.alt}
              title={file.alt || file.name}
              className="size-full object-cover"
            />
          </button>
        ))}
      </div>
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
