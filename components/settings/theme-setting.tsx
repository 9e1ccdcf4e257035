"use client";
import { THEME_OPTIONS } from "@/components/shell/theme-menu";
import { useTheme } from "@/components/shell/use-theme";
import { RadioGroup } from "@/components/ui/radio-group";

/** The theme of this browser, applied at once. */
export function ThemeSetting() {
  const [theme, setTheme] = useTheme();
  return (
    <RadioGroup label="Theme" hideLabel options={THEME_OPTIONS} value={theme} onValueChange={setTheme} />
  );
}
