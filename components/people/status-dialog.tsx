"use client";
import { useQuery } from "@tanstack/react-query";
import { Dialog } from "@/components/ui/dialog";
import { personSettingsQuery } from "@/lib/people/queries";
import { StatusForm } from "./status-form";
import { useIsOver } from "./use-status";

type StatusDialogProps = { open: boolean; onOpenChange: (open: boolean) => void };

export default function StatusDialog({ open, onOpenChange }: StatusDialogProps) {
  const { data } = useQuery(personSettingsQuery());
  const isOver = useIsOver(data?.status?.expires ?? null);
  return (
    <Dialog
      title="Your status"
      description="Shown beside your name to the people of your workspaces."
      open={open}
      onOpenChange={onOpenChange}
    >
      <StatusForm status={(!isOver && data?.status) || null} onSaved={() => onOpenChange(false)} />
    </Dialog>
  );
}
