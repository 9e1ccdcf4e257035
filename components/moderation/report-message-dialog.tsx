"use client";
import type { ActionDialogProps } from "@/components/messages/action-types";
import ReportDialog from "./report-dialog";

export default function ReportMessageDialog({ message, onClose }: ActionDialogProps) {
  return <ReportDialog target={{ type: "message", id: message.id }} noun="this message" onClose={onClose} />;
}
