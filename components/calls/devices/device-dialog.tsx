"use client";
import { Dialog } from "@/components/ui/dialog";
import type { CallSessionActions } from "../session/types";
import { DeviceFields } from "./device-fields";

type DeviceDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  actions: Pick<CallSessionActions, "listDevices" | "chooseDevice">;
};

/** The devices of calls. Only oneself hears and sees what is tried here. */
export default function DeviceDialog({ open, onOpenChange, actions }: DeviceDialogProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Devices and sound"
      description="Kept on this device. Nobody else hears or sees what you try here."
    >
      <DeviceFields actions={actions} />
    </Dialog>
  );
}
