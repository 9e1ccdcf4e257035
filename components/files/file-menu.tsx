"use client";
import { AlarmClock, Download, Ellipsis } from "lucide-react";
import { useState } from "react";
import { SaveItem } from "@/components/saved/save-item";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import { MenuItem } from "@/components/ui/menu-item";
import { onDemand } from "@/components/ui/on-demand";
import type { FileInfo } from "@/lib/files/schema";

const RemindDialog = onDemand(() => import("@/components/later/remind-dialog"));

/** What one may do with a file beside looking at it. */
export function FileMenu({ file: { id, name }, channelId }: { file: FileInfo; channelId: string }) {
  const object = { type: "file" as const, id };
  const [isReminding, setReminding] = useState(false);
  return (
    <>
      <Menu
        align="end"
        trigger={
          <IconButton label={`More for ${name}`} tooltipSide="bottom">
            <Ellipsis />
          </IconButton>
        }
      >
        <MenuItem icon={<Download />} onSelect={() => location.assign(`/api/files/${id}?download`)}>
          Download
        </MenuItem>
        <SaveItem channelId={channelId} object={object} />
        <MenuItem icon={<AlarmClock />} onSelect={() => setReminding(true)}>
          Remind me…
        </MenuItem>
      </Menu>
      {isReminding && <RemindDialog target={object} text={name} onClose={() => setReminding(false)} />}
    </>
  );
}
