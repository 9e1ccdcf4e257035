import { setPreference } from "./preference-cookie";

export type Theme = "system" | "light" | "dark";

/** The choice in the `theme` cookie's value; anything unknown means the system's. */
export function parseTheme(value: string | undefined): Theme {
  return value === "light" || value === "dark" ? value : "system";
}

/** Shows the theme at once and remembers it. The root layout puts it on `<html data-theme>` from then on. */
export function applyTheme(theme: Theme) {
  showTheme(theme);
  setPreference("theme", theme === "system" ? null : theme);
}

export function showTheme(theme: Theme) {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

/** The choice that the page shows. */
export function currentTheme(): Theme {
  return parseTheme(document.documentElement.dataset.theme);
}
