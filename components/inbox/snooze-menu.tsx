"use client";
import { Clock } from "lucide-react";
import { useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import { MenuItem, MenuSeparator } from "@/components/ui/menu-item";
import { type TimeFormat, useTimeFormat } from "@/components/ui/time";
import { SnoozeDialog } from "./snooze-dialog";
import { snoozeTimes } from "./snooze-times";

type SnoozeMenuProps = { size?: "sm" | "md"; onSnooze: (until: Date) => void };

export function SnoozeMenu({ size = "sm", onSnooze }: SnoozeMenuProps) {
  const format = useTimeFormat();
  const [isChoosing, setChoosing] = useState(false);
  return (
    <>
      <Menu
        align="end"
        trigger={
          <IconButton size={size} label="Snooze" shortcut="h" data-inbox-snooze>
            <Clock />
          </IconButton>
        }
      >
        <Times onSnooze={onSnooze} format={format} />
        <MenuSeparator />
        <MenuItem onSelect={() => setChoosing(true)}>Choose a time…</MenuItem>
      </Menu>
      <SnoozeDialog open={isChoosing} onOpenChange={setChoosing} onSnooze={onSnooze} />
    </>
  );
}

type TimesProps = { onSnooze: (until: Date) => void; format: TimeFormat };

/** Reckoned when the menu opens. */
function Times({ onSnooze, format }: TimesProps) {
  const [times] = useState(() => snoozeTimes(new Date()));
  return times.map(({ label, at }) => (
    <MenuItem key={label} onSelect={() => onSnooze(at)}>
      <span className="flex items-baseline gap-4">
        <span className="flex-1">{label}</span>
        <span className="text-muted text-xs">
          {label === "Next week" ? format.moment(at.toISOString()) : format.time(at.toISOString())}
        </span>
      </span>
    </MenuItem>
  ));
}
