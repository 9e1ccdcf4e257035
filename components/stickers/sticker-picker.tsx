"use client";
import { useQuery } from "@tanstack/react-query";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { useCacheEvents } from "@/lib/realtime/client";
import { bindStickerEvents } from "@/lib/stickers/cache-events";
import { stickersQuery } from "@/lib/stickers/queries";
import { StickerImage } from "./sticker-image";

export type StickerPickerProps = { workspaceId: string | null; onPick: (stickerId: string) => void };

/** Loaded when first opened. */
export default function StickerPicker({ workspaceId, onPick }: StickerPickerProps) {
  const { data: packs, isError, refetch } = useQuery(stickersQuery(workspaceId));
  useCacheEvents(bindStickerEvents);
  if (!packs) return isError ? <ErrorState onRetry={() => void refetch()} /> : <Skeleton className="h-72" />;
  const filled = packs.filter(({ stickers }) => stickers.length > 0);
  return (
    <div className="flex max-h-80 sheet:max-h-[60dvh] flex-col gap-2 overflow-y-auto overscroll-contain">
      {filled.map(({ id, name, stickers }) => (
        <fieldset key={id} aria-label={name}>
          <p className="px-1 py-0.5 font-medium text-muted text-xs">{name}</p>
          <div className="grid grid-cols-4 gap-1">
            {stickers.map((sticker) => (
              <button
                key={sticker.id}
                type="button"
                title={sticker.name}
                onClick={() => onPick(sticker.id)}
                className="aspect-square rounded-md p-1 hover:bg-hover focus-visible:bg-hover"
              >
                <StickerImage sticker={sticker} className="size-full" />
              </button>
            ))}
          </div>
        </fieldset>
      ))}
    </div>
  );
}
