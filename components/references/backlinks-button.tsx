"use client";
import { AtSign } from "lucide-react";
import { useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { onDemand } from "@/components/ui/on-demand";
import { Popover } from "@/components/ui/popover";
import { Skeleton } from "@/components/ui/skeleton";
import type { ObjectType } from "@/lib/objects/types";

const BacklinkList = onDemand(() => import("./backlink-list"), <Skeleton className="h-16" />);

/** For the header of anything that can be mentioned. */
export function BacklinksButton({ type, id }: { type: ObjectType; id: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      title="Mentioned in"
      align="end"
      open={isOpen}
      onOpenChange={setOpen}
      className="w-96 max-w-[calc(100vw-1rem)]"
      trigger={
        <IconButton label="Mentioned in">
          <AtSign />
        </IconButton>
      }
    >
      <BacklinkList type={type} id={id} onOpen={() => setOpen(false)} />
    </Popover>
  );
}
