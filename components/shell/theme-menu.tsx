"use client";
import { Monitor, Moon, Sun } from "lucide-react";
import { MenuRadioGroup } from "@/components/ui/menu-item";
import { useTheme } from "./use-theme";

export const THEME_OPTIONS = [
  { value: "system", label: "As the system", icon: <Monitor /> },
  { value: "light", label: "Light", icon: <Sun /> },
  { value: "dark", label: "Dark", icon: <Moon /> },
] as const;

/** The three themes as items, for inside a menu. */
export function ThemeMenuItems() {
  const [theme, setTheme] = useTheme();
  return <MenuRadioGroup label="Theme" value={theme} onValueChange={setTheme} options={THEME_OPTIONS} />;
}
