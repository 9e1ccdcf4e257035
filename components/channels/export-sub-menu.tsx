"use client";
import { Download, FileArchive, FileCode, FileText, FileType, Printer, Sheet } from "lucide-react";
import type { ReactNode } from "react";
import { useOpenChannelId } from "@/components/app/open-channel";
import { downloadFrom } from "@/components/ui/download";
import { MenuItem, MenuSeparator, SubMenu } from "@/components/ui/menu-item";
import { type ChannelType, channelTypeOf, type ExportPart } from "@/lib/channels/types";
import { useOpenChannelDialog } from "./channel-dialogs";

type Format = { label: string; icon: ReactNode; path: (channelId: string) => string };

/** As what file one part of a channel leaves at once. */
const FORMATS: Record<ExportPart, readonly Format[]> = {
  document: [
    { label: "Markdown", icon: <FileText />, path: (id) => `/api/documents/${id}/export?format=markdown` },
    { label: "Web page (HTML)", icon: <FileCode />, path: (id) => `/api/documents/${id}/export?format=html` },
    { label: "Word (.docx)", icon: <FileType />, path: (id) => `/api/documents/${id}/export?format=docx` },
  ],
  tasks: [
    {
      label: "Spreadsheet (CSV)",
      icon: <Sheet />,
      path: (id) => `/api/channels/${id}/tasks/export?format=csv`,
    },
    {
      label: "Markdown",
      icon: <FileText />,
      path: (id) => `/api/channels/${id}/tasks/export?format=markdown`,
    },
  ],
  messages: [],
};

type ExportSubMenuProps = { channel: { id: string; type: ChannelType; name: string } };

/** A channel as a file: its content in a format, on paper where it is a document that is open, or all of it. */
export function ExportSubMenu({ channel }: ExportSubMenuProps) {
  const { id, name, type } = channel;
  const open = useOpenChannelDialog();
  const { exports, documentKind } = channelTypeOf(type);
  const canPrint = useOpenChannelId() === id && documentKind === "rich-text";
  const formats = exports.flatMap((part) => FORMATS[part]);
  return (
    <SubMenu label="Export" icon={<Download />}>
      {formats.map(({ label, icon, path }) => (
        <MenuItem key={label} icon={icon} onSelect={() => downloadFrom(path(id))}>
          {label}
        </MenuItem>
      ))}
      {canPrint && (
        // The menu is closed by then: it would be in the picture, and its focus would be lost.
        <MenuItem icon={<Printer />} onSelect={() => setTimeout(() => window.print(), 300)}>
          Print or save as PDF…
        </MenuItem>
      )}
      {formats.length > 0 && <MenuSeparator />}
      <MenuItem icon={<FileArchive />} onSelect={() => open({ kind: "export", channelId: id, name })}>
        Everything, with messages and files…
      </MenuItem>
    </SubMenu>
  );
}
