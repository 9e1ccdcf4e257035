"use client";
import { Ellipsis } from "lucide-react";
import { useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import { onDemand } from "@/components/ui/on-demand";
import type { FileInfo } from "@/lib/files/schema";

const FileMenuItems = onDemand(() => import("./file-menu-items"));
const RemindDialog = onDemand(() => import("@/components/later/remind-dialog"));

/** What one may do with a file beside looking at it. */
export function FileMenu({ file: { id, name }, channelId }: { file: FileInfo; channelId: string }) {
  const [isReminding, setReminding] = useState(false);
  return (
    <>
      <Menu
        align="end"
        needs={FileMenuItems.code}
        trigger={
          <IconButton label={`More for ${name}`} tooltipSide="bottom">
            <Ellipsis />
          </IconButton>
        }
      >
        <FileMenuItems fileId={id} channelId={channelId} onRemind={() => setReminding(true)} />
      </Menu>
      {isReminding && (
        <RemindDialog target={{ type: "file", id }} text={name} onClose={() => setReminding(false)} />
      )}
    </>
  );
}
