import { Picture } from "@/components/files/picture";
import { cn } from "@/components/ui/cn";
import type { Sticker } from "@/lib/stickers/schema";

/** A sticker's picture: one that ships, or an uploaded one. */
export function StickerImage({ sticker, className }: { sticker: Sticker; className?: string }) {
  const src = sticker.asset ? `/stickers/${sticker.asset}` : `/api/files/${sticker.fileId}`;
  return <Picture src={src} alt={sticker.name} className={cn("object-contain", className)} />;
}
