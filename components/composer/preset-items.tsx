"use client";
import { MenuItem, MenuSeparator } from "@/components/ui/menu-item";
import { laterPresets } from "./presets";

type PresetItemsProps = { onPick: (at: Date) => void; onChoose: () => void };

/** Moments to choose from, worked out when the menu opens. */
export default function PresetItems({ onPick, onChoose }: PresetItemsProps) {
  return (
    <>
      {laterPresets().map(({ label, at }) => (
        <MenuItem key={label} onSelect={() => onPick(at)}>
          {label}
        </MenuItem>
      ))}
      <MenuSeparator />
      <MenuItem onSelect={onChoose}>Choose a time…</MenuItem>
    </>
  );
}
