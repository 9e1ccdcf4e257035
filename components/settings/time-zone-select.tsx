"use client";
import { Select } from "@/components/ui/select";

type TimeZoneSelectProps = { value: string; disabled?: boolean; onValueChange: (zone: string) => void };

/** Every time zone that the browser knows, by its name. */
export function TimeZoneSelect({ value, disabled, onValueChange }: TimeZoneSelectProps) {
  const zones = [...new Set([value, "UTC", ...Intl.supportedValuesOf("timeZone")])].sort();
  return (
    <Select
      options={zones.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }))}
      value={value}
      onValueChange={onValueChange}
      disabled={disabled}
    />
  );
}
