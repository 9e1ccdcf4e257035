"use client";
import { Pin } from "lucide-react";
import { useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { onDemand } from "@/components/ui/on-demand";
import { Popover } from "@/components/ui/popover";
import { Skeleton } from "@/components/ui/skeleton";
import type { TreeChannel } from "@/lib/channels/schema";

const PinList = onDemand(() => import("./pin-list"), <Skeleton className="h-16" />);

/** The button of a channel's header that shows what is pinned. */
export function PinsPopover({ channel }: { channel: TreeChannel }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      title="Pinned messages"
      align="end"
      open={isOpen}
      onOpenChange={setOpen}
      className="w-96 max-w-[calc(100vw-2rem)]"
      trigger={
        <IconButton label="Pinned messages">
          <Pin />
        </IconButton>
      }
    >
      <PinList channel={channel} onClose={() => setOpen(false)} />
    </Popover>
  );
}
