"use client";
import { MenuItem } from "@/components/ui/menu-item";
import { laterPresets } from "./presets";

/** Moments to choose from, worked out when the menu opens. */
export default function PresetItems({ onPick }: { onPick: (at: Date) => void }) {
  return laterPresets().map(({ label, at }) => (
    <MenuItem key={label} onSelect={() => onPick(at)}>
      {label}
    </MenuItem>
  ));
}
