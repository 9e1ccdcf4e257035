"use client";
import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import { toast } from "@/components/ui/toast";
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
  const [settings, setSettings] = useState(initial);
  const change = useChangeSettings();

  /** Shown at once, and taken back where it fails. */
  async function set(next: PersonSettingsChange) {
    const before = settings;
    setSettings({ ...settings, ...next });
    if (await change(next)) toast.success("Saved.", { id: "presence-settings", timeout: 2_000 });
    else setSettings(before);
  }

  const { presence, quietHours, sharesReceipts } = settings;
  function setHour(part: keyof QuietHours, time: string) {
    const minute = toMinute(time);
    if (minute === null || !quietHours) return;
    const next = { ...quietHours, [part]: minute };
    if (next.from === next.to) setSettings({ ...settings, quietHours: next });
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
      <Switch
        label="Receipts"
        description="Tell others when their direct messages have arrived and when you have read them. Off works both ways: you don’t see theirs either."
        checked={sharesReceipts}
        onCheckedChange={(isOn) => void set({ sharesReceipts: isOn })}
      />
    </div>
  );
}
