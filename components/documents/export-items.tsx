"use client";
import { Download, FileCode, FileText, FileType, Printer } from "lucide-react";
import { useOpenChannelId } from "@/components/app/open-channel";
import { downloadFrom } from "@/components/ui/download";
import { MenuItem, MenuSeparator, SubMenu } from "@/components/ui/menu-item";

const FORMATS = [
  { format: "markdown", label: "Markdown", icon: <FileText /> },
  { format: "html", label: "Web page (HTML)", icon: <FileCode /> },
  { format: "docx", label: "Word (.docx)", icon: <FileType /> },
] as const;

/** A document as a file, or on paper. */
export function ExportItems({ documentId }: { documentId: string }) {
  const isHere = useOpenChannelId() === documentId;
  return (
    <SubMenu label="Export" icon={<Download />}>
      {FORMATS.map(({ format, label, icon }) => (
        <MenuItem
          key={format}
          icon={icon}
          onSelect={() => downloadFrom(`/api/documents/${documentId}/export?format=${format}`)}
        >
          {label}
        </MenuItem>
      ))}
      {isHere && (
        <>
          <MenuSeparator />
          {/* The menu is closed by then: it would be in the picture, and its focus would be lost. */}
          <MenuItem icon={<Printer />} onSelect={() => setTimeout(() => window.print(), 300)}>
            Print or save as PDF…
          </MenuItem>
        </>
      )}
    </SubMenu>
  );
}
