"use client";
import { useState } from "react";
import { hasSingleKeys, setSingleKeys } from "@/components/tasks/actions/single-keys";
import { Switch } from "@/components/ui/switch";

/** Switches off what one key alone does to tasks and cards. */
export function SingleKeysSwitch() {
  const [isOn, setOn] = useState(hasSingleKeys);
  return (
    <Switch
      label="Letters and digits alone are commands in lists and boards"
      description="In this browser. Arrows, Delete and keys with Alt stay."
      checked={isOn}
      onCheckedChange={(next) => {
        setOn(next);
        setSingleKeys(next);
      }}
      className="mb-4"
    />
  );
}
