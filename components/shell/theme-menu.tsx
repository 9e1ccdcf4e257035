"use client";
import { Monitor, Moon, Sun } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import { MenuRadioGroup } from "@/components/ui/menu-item";
import { useTheme } from "./use-theme";

const options = [
  { value: "system", label: "As the system", icon: <Monitor /> },
  { value: "light", label: "Light", icon: <Sun /> },
  { value: "dark", label: "Dark", icon: <Moon /> },
] as const;

/** The three themes as items, for inside a menu. */
export function ThemeMenuItems() {
  const [theme, setTheme] = useTheme();
  return <MenuRadioGroup label="Theme" value={theme} onValueChange={setTheme} options={options} />;
}

/** A button with the three themes, for pages without the shell. */
export function ThemeMenu() {
  const [theme] = useTheme();
  const icon = options.find((option) => option.value === theme)?.icon;
  return (
    <Menu align="end" trigger={<IconButton label="Theme">{icon}</IconButton>}>
      <ThemeMenuItems />
    </Menu>
  );
}
