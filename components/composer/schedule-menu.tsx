"use client";
import { CalendarClock } from "lucide-react";
import { useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import { MenuItem, MenuSeparator } from "@/components/ui/menu-item";
import { onDemand } from "@/components/ui/on-demand";
import { laterPresets } from "./presets";

const TimeDialog = onDemand(() => import("./time-dialog"));

/** Apart, so that they are worked out when the menu opens rather than with every letter. */
function Presets({ onPick }: { onPick: (at: Date) => void }) {
  return laterPresets().map(({ label, at }) => (
    <MenuItem key={label} onSelect={() => onPick(at)}>
      {label}
    </MenuItem>
  ));
}

/** When to send what is written. */
export function ScheduleMenu({ disabled, onPick }: { disabled: boolean; onPick: (at: Date) => void }) {
  const [isChoosing, setChoosing] = useState(false);
  return (
    <>
      <Menu
        side="top"
        align="end"
        trigger={
          <IconButton label="Send later" disabled={disabled}>
            <CalendarClock />
          </IconButton>
        }
      >
        <Presets onPick={onPick} />
        <MenuSeparator />
        <MenuItem onSelect={() => setChoosing(true)}>Choose a time…</MenuItem>
      </Menu>
      {isChoosing && (
        <TimeDialog
          title="Send later"
          confirmLabel="Schedule"
          onPick={onPick}
          onClose={() => setChoosing(false)}
        />
      )}
    </>
  );
}
