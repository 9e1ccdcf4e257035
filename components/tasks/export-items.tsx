"use client";
import { Download, FileText, Sheet } from "lucide-react";
import { downloadFrom } from "@/components/ui/download";
import { MenuItem, SubMenu } from "@/components/ui/menu-item";

const FORMATS = [
  { format: "csv", label: "Spreadsheet (CSV)", icon: <Sheet /> },
  { format: "markdown", label: "Markdown", icon: <FileText /> },
] as const;

/** The tasks of a list, or the cards of a board, as a file. */
export function TaskExportItems({ channelId }: { channelId: string }) {
  return (
    <SubMenu label="Export" icon={<Download />}>
      {FORMATS.map(({ format, label, icon }) => (
        <MenuItem
          key={format}
          icon={icon}
          onSelect={() => downloadFrom(`/api/channels/${channelId}/tasks/export?format=${format}`)}
        >
          {label}
        </MenuItem>
      ))}
    </SubMenu>
  );
}
