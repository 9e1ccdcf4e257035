"use client";
import { useQuery } from "@tanstack/react-query";
import { SettingFields } from "@/components/settings/setting-fields";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { personSettingsQuery } from "@/lib/people/queries";
import type { PersonSettings } from "@/lib/people/schema";
import { useSaveSettings } from "./use-person-settings";

const modes = [
  { value: "AUTO", label: "Online, away when idle" },
  { value: "DO_NOT_DISTURB", label: "Do not disturb" },
  { value: "INVISIBLE", label: "Invisible" },
] as const;

/** How others see whether I am there, and whether I see what they have read. */
export function PresenceSettings({ initial }: { initial: PersonSettings }) {
  const { data: settings } = useQuery({ ...personSettingsQuery(), initialData: initial });
  const save = useSaveSettings();
  const { presence } = settings;
  return (
    <div className="flex flex-col gap-5">
      <Field
        label="Presence"
        description={presence === "INVISIBLE" && "Others see you as offline, and get no receipts of yours."}
      >
        <Select options={modes} value={presence} onValueChange={(next) => save({ presence: next })} />
      </Field>
      <SettingFields scope="person" section="presence" values={settings} onChange={save} />
    </div>
  );
}
