"use client";
import { Sticker } from "lucide-react";
import { useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { onDemand } from "@/components/ui/on-demand";
import { Popover } from "@/components/ui/popover";
import { Skeleton } from "@/components/ui/skeleton";

const StickerPicker = onDemand(() => import("./sticker-picker"), <Skeleton className="h-72" />);

type StickerButtonProps = { workspaceId: string | null; onPick: (stickerId: string) => void };

/** Opens the sticker picker, which is loaded then. A sticker goes out as soon as it is picked. */
export function StickerButton({ workspaceId, onPick }: StickerButtonProps) {
  const [open, setOpen] = useState(false);
  return (
    <Popover
      trigger={
        <IconButton label="Send a sticker">
          <Sticker />
        </IconButton>
      }
      title="Stickers"
      hideTitle
      side="top"
      open={open}
      onOpenChange={setOpen}
      className="w-80"
    >
      <StickerPicker
        workspaceId={workspaceId}
        onPick={(stickerId) => {
          setOpen(false);
          onPick(stickerId);
        }}
      />
    </Popover>
  );
}
