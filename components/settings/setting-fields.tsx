"use client";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import { type PlainSettings, plainKeysOf, SETTINGS, type SettingScope } from "@/lib/settings/settings";
import { TimeZoneSelect } from "./time-zone-select";

type SettingFieldsProps<S extends SettingScope> = {
  scope: S;
  section: string;
  values: PlainSettings<S>;
  disabled?: boolean;
  onChange: (change: Partial<PlainSettings<S>>) => void;
};

/** Draws the plain settings of one section from the table. */
export function SettingFields<S extends SettingScope>({
  scope,
  section,
  values,
  disabled,
  onChange,
}: SettingFieldsProps<S>) {
  return plainKeysOf(scope).map((key) => {
    const setting = SETTINGS[key];
    if (!("section" in setting) || setting.section !== section) return null;
    const change = (value: unknown) => onChange({ [key]: value } as Partial<PlainSettings<S>>);
    const description = "description" in setting ? setting.description : undefined;
    if (setting.kind === "timeZone")
      return (
        <Field key={key} label={setting.label} description={description}>
          <TimeZoneSelect value={values[key] as string} disabled={disabled} onValueChange={change} />
        </Field>
      );
    if (setting.kind === "choice") {
      return (
        <Field key={key} label={setting.label} description={description}>
          <Select
            options={setting.options}
            value={values[key] as (typeof setting.options)[number]["value"]}
            onValueChange={change}
            disabled={disabled}
          />
        </Field>
      );
    }
    return (
      <Switch
        key={key}
        label={setting.label}
        description={description}
        checked={values[key] as boolean}
        onCheckedChange={change}
        disabled={disabled}
      />
    );
  });
}
