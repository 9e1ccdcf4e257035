"use client";
import { AlarmClock, Download } from "lucide-react";
import { SaveItem } from "@/components/saved/save-item";
import { MenuItem } from "@/components/ui/menu-item";

type FileMenuItemsProps = { fileId: string; channelId: string; onRemind: () => void };

export default function FileMenuItems({ fileId, channelId, onRemind }: FileMenuItemsProps) {
  return (
    <>
      <MenuItem icon={<Download />} onSelect={() => location.assign(`/api/files/${fileId}?download`)}>
        Download
      </MenuItem>
      <SaveItem channelId={channelId} object={{ type: "file", id: fileId }} />
      <MenuItem icon={<AlarmClock />} onSelect={onRemind}>
        Remind me…
      </MenuItem>
    </>
  );
}
