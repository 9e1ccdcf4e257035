"use client";
import { Dialog } from "@/components/ui/dialog";
import type { CallSession, CallSessionActions } from "../session/types";
import { DeviceFields } from "./device-fields";
import { TalkKeyField } from "./talk-key-field";

type DeviceDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  actions: Pick<CallSessionActions, "listDevices" | "chooseDevice" | "setPushToTalk">;
  /** While one is in a call. */
  session?: Pick<CallSession, "isPushToTalk" | "pushToTalkKey">;
};

/** The devices of calls. Only oneself hears and sees what is tried here. */
export default function DeviceDialog({ open, onOpenChange, actions, session }: DeviceDialogProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Devices and sound"
      description="Kept on this device. Nobody else hears or sees what you try here."
    >
      <DeviceFields actions={actions} isAsked />
      {session && (
        <div className="mt-5 border-t pt-4">
          <TalkKeyField
            isOn={session.isPushToTalk}
            talkKey={session.pushToTalkKey}
            onChange={actions.setPushToTalk}
          />
        </div>
      )}
    </Dialog>
  );
}
