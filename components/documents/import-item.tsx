"use client";
import { FileUp } from "lucide-react";
import { useOpenChannelId } from "@/components/app/open-channel";
import { MenuItem } from "@/components/ui/menu-item";
import { openImport } from "./import-place";

/** A file into a document, where that is open. */
export function ImportItem({ documentId }: { documentId: string }) {
  if (useOpenChannelId() !== documentId) return null;
  return (
    <MenuItem icon={<FileUp />} onSelect={() => openImport(documentId)}>
      Import into this document…
    </MenuItem>
  );
}
