"use client";
import { CalendarClock } from "lucide-react";
import { useState } from "react";
import { atFirstInput } from "@/components/ui/first-input";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import { onDemand } from "@/components/ui/on-demand";

const TimeDialog = onDemand(() => import("./time-dialog"));
const PresetItems = onDemand(() => import("./preset-items"));
atFirstInput(PresetItems.code.load);

/** When to send what is written. */
export function ScheduleMenu({ disabled, onPick }: { disabled: boolean; onPick: (at: Date) => void }) {
  const [isChoosing, setChoosing] = useState(false);
  return (
    <>
      <Menu
        side="top"
        align="end"
        needs={PresetItems.code}
        trigger={
          <IconButton label="Send later" disabled={disabled}>
            <CalendarClock />
          </IconButton>
        }
      >
        <PresetItems onPick={onPick} onChoose={() => setChoosing(true)} />
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
