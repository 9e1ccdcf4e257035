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

type PictureGridProps = MessagePartProps & { pictures: FileInfo[] };

/** One picture in its own proportions, several as squares. Each opens the gallery at itself. */
export function PictureGrid({ pictures, message, channel }: PictureGridProps) {
  const [open, setOpen] = useState<string | null>(null);
  const [lone] = pictures.length === 1 ? pictures : [];
  return (
    <>
      <div className={cn("flex flex-wrap gap-1.5", !lone && "max-w-[32rem]")}>
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
              !lone && "size-40 max-sm:size-28",
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
