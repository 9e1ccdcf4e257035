"use client";
import { useQuery } from "@tanstack/react-query";
import { SettingFields } from "@/components/settings/setting-fields";
import { TimeZoneSelect } from "@/components/settings/time-zone-select";
import { Field } from "@/components/ui/field";
import { personSettingsQuery } from "@/lib/people/queries";
import type { PersonSettings } from "@/lib/people/schema";
import { localZone } from "@/lib/time/wall-clock";
import { useSaveSettings } from "./use-person-settings";

/** The zone that my times are in: that of the device, or one that I choose. */
export function TimeZoneSettings({ initial }: { initial: PersonSettings }) {
  const { data: settings } = useQuery({ ...personSettingsQuery(), initialData: initial });
  const save = useSaveSettings();
  const { timeZone, deviceTimeZone } = settings;
  return (
    <div className="flex flex-col gap-5">
      <SettingFields
        scope="person"
        section="timeZone"
        values={settings}
        onChange={(next) => save(next.deviceTimeZone ? { ...next, timeZone: localZone() } : next)}
      />
      {!deviceTimeZone && (
        <Field label="Time zone">
          <TimeZoneSelect value={timeZone} onValueChange={(next) => save({ timeZone: next })} />
        </Field>
      )}
    </div>
  );
}
