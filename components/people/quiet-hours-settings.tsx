"use client";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Switch } from "@/components/ui/switch";
import { personSettingsQuery } from "@/lib/people/queries";
import type { PersonSettings, PersonSettingsChange, QuietHours } from "@/lib/people/schema";
import { useSaveSettings } from "./use-person-settings";

const NIGHT: QuietHours = { from: 22 * 60, to: 7 * 60 };

const toTime = (minute: number) =>
  [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, "0")).join(":");

function toMinute(time: string): number | null {
  const [hours, minutes] = time.split(":").map(Number);
  return hours === undefined || minutes === undefined || !time ? null : hours * 60 + minutes;
}

/** When I am not to be disturbed, every day. */
export function QuietHoursSettings({ initial }: { initial: PersonSettings }) {
  const { data: settings } = useQuery({ ...personSettingsQuery(), initialData: initial });
  // Two equal times, which can't be saved.
  const [unsaved, setUnsaved] = useState<QuietHours | null>(null);
  const save = useSaveSettings();
  const quietHours = unsaved ?? settings.quietHours;

  function set(next: Pick<PersonSettingsChange, "quietHours">) {
    setUnsaved(null);
    save(next);
  }
  function setHour(part: keyof QuietHours, time: string) {
    const minute = toMinute(time);
    if (minute === null || !quietHours) return;
    const next = { ...quietHours, [part]: minute };
    if (next.from === next.to) setUnsaved(next);
    else set({ quietHours: next });
  }

  return (
    <div className="flex flex-col gap-5">
      <Switch
        label="Do not disturb every day"
        description="Others see it, and nothing notifies you meanwhile."
        checked={quietHours !== null}
        onCheckedChange={(isOn) => set({ quietHours: isOn ? NIGHT : null })}
      />
      {quietHours && (
        <div className="flex gap-3">
          <Field label="From" className="w-32">
            <Input
              type="time"
              value={toTime(quietHours.from)}
              onChange={(event) => setHour("from", event.target.value)}
            />
          </Field>
          <Field
            label="To"
            className="w-32"
            error={quietHours.from === quietHours.to && "Choose two different times."}
          >
            <Input
              type="time"
              value={toTime(quietHours.to)}
              onChange={(event) => setHour("to", event.target.value)}
            />
          </Field>
        </div>
      )}
    </div>
  );
}
