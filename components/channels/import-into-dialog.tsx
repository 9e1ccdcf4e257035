"use client";
import { isImportable } from "@/lib/channels/creation";
import type { TreeChannel } from "@/lib/channels/schema";
import { IMPORT_DIALOGS } from "./import-dialogs";

type ImportIntoDialogProps = { channel: TreeChannel; onClose: () => void };

/** Adds a file to a channel that is there. */
export default function ImportIntoDialog({ channel, onClose }: ImportIntoDialogProps) {
  const { type } = channel;
  if (!isImportable(type)) return null;
  const ImportDialog = IMPORT_DIALOGS[type];
  return <ImportDialog target={{ channel }} onClose={onClose} />;
}
