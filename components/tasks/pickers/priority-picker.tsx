"use client";
import type { ReactElement } from "react";
import { cn } from "@/components/ui/cn";
import { Menu } from "@/components/ui/menu";
import { MenuRadioGroup } from "@/components/ui/menu-item";
import type { TriggerProps } from "@/components/ui/use-popup-trigger";
import { PRIORITIES, type Priority } from "@/lib/tasks/limits";
import { PRIORITY_LOOKS } from "./priorities";

type PriorityPickerProps = {
  priority: Priority;
  onChange: (priority: Priority) => void;
  trigger: ReactElement<TriggerProps>;
};

/** Makes a button open the choice of a priority, the highest first. */
export function PriorityPicker({ priority, onChange, trigger }: PriorityPickerProps) {
  return (
    <Menu trigger={trigger}>
      <MenuRadioGroup
        label="Priority"
        value={String(priority)}
        onValueChange={(value) => onChange(PRIORITIES.find((one) => String(one) === value) ?? 0)}
        options={OPTIONS}
      />
    </Menu>
  );
}

const OPTIONS = PRIORITIES.toReversed().map((priority) => {
  const { label, icon: Icon, className } = PRIORITY_LOOKS[priority];
  return { value: String(priority), label, icon: <Icon className={cn("size-4", className)} /> };
});
