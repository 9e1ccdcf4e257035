"use client";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { SettingFields } from "@/components/settings/setting-fields";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import { toast } from "@/components/ui/toast";
import { personSettingsQuery } from "@/lib/people/queries";
import type { PersonSettings, PersonSettingsChange, QuietHours } from "@/lib/people/schema";
import { useChangeSettings } from "./use-person-settings";

const modes = [
  { value: "AUTO", label: "Online, away when idle" },
  { value: "DO_NOT_DISTURB", label: "Do not disturb" },
  { value: "INVISIBLE", label: "Invisible" },
] as const;

const NIGHT: QuietHours = { from: 22 * 60, to: 7 * 60 };

const toTime = (minute: number) =>
  [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, "0")).join(":");

function toMinute(time: string): number | null {
  const [hours, minutes] = time.split(":").map(Number);
  return hours === undefined || minutes === undefined || !time ? null : hours * 60 + minutes;
}

/** How others see whether I am there, and whether I see what they have read. */
export function PresenceSettings({ initial }: { initial: PersonSettings }) {
  const { data: settings } = useQuery({ ...personSettingsQuery(), initialData: initial });
  // Two equal times, which can't be saved.
  const [unsaved, setUnsaved] = useState<QuietHours | null>(null);
  const change = useChangeSettings();

  async function set(next: PersonSettingsChange) {
    setUnsaved(null);
    if (await change(next)) toast.success("Saved.", { id: "presence-settings", timeout: 2_000 });
  }

  const { presence } = settings;
  const quietHours = unsaved ?? settings.quietHours;
  function setHour(part: keyof QuietHours, time: string) {
    const minute = toMinute(time);
    if (minute === null || !quietHours) return;
    const next = { ...quietHours, [part]: minute };
    if (next.from === next.to) setUnsaved(next);
    else void set({ quietHours: next });
  }

  return (
    <div className="flex flex-col gap-5">
      <Field
        label="Presence"
        description={presence === "INVISIBLE" && "Others see you as offline, and get no receipts of yours."}
      >
        <Select options={modes} value={presence} onValueChange={(next) => void set({ presence: next })} />
      </Field>
      <Switch
        label="Do not disturb every day"
        description="Others see it, and nothing notifies you meanwhile."
        checked={quietHours !== null}
        onCheckedChange={(isOn) => void set({ quietHours: isOn ? NIGHT : null })}
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
      <SettingFields
        scope="person"
        section="presence"
        values={settings}
        onChange={(next) => void set(next)}
      />
    </div>
  );
}
