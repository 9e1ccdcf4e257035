"use client";
import { useEffect, useState, useSyncExternalStore } from "react";
import { Switch } from "@/components/ui/switch";
import { type DeviceState, deviceState, hasPush, turnOffDevice, turnOnDevice } from "./device";

const never = () => () => {};

const EXPLANATIONS: Record<DeviceState, string> = {
  unsupported: "This browser can’t show notifications.",
  denied: "The browser refuses them for this site. Allow them in its settings first.",
  off: "Also while Guildhall is closed, where the browser can do that.",
  on: "Not while you are set to do not disturb, or in your quiet hours.",
};
const ONLY_OPEN = "Only while Guildhall is open here: this browser can’t be reached otherwise.";

export function DeviceSwitch() {
  const known = useSyncExternalStore(never, deviceState, () => "off" as const);
  const [changed, setChanged] = useState<DeviceState | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const [isReached, setReached] = useState(true);
  const state = changed ?? known;
  useEffect(() => {
    if (state !== "on") return;
    let isCurrent = true;
    void hasPush().then((has) => isCurrent && setReached(has));
    return () => {
      isCurrent = false;
    };
  }, [state]);
  const explanation = `${state === "on" && !isReached ? `${ONLY_OPEN} ` : ""}${EXPLANATIONS[state]}`;

  async function toggle(isOn: boolean) {
    setBusy(true);
    setFailed(false);
    try {
      setChanged(await (isOn ? turnOnDevice() : turnOffDevice()));
    } catch {
      setFailed(true);
      setChanged(deviceState());
    }
    setBusy(false);
  }

  return (
    <Switch
      label="Notifications on this device"
      description={hasFailed ? "That didn’t work. Try again in a moment." : explanation}
      checked={state === "on"}
      disabled={isBusy || state === "unsupported" || state === "denied"}
      onCheckedChange={(isOn) => void toggle(isOn)}
    />
  );
}
