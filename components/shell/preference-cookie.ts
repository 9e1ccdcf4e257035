const YEAR = 365 * 24 * 60 * 60;

/** Keeps a choice about the look where the server can read it, so that the first paint is right. */
export function setPreference(
  name: "theme" | "sidebar-width" | "panel-width",
  value: string | number | null,
) {
  const age = value === null ? 0 : YEAR;
  // Not the Cookie Store API: it exists only on https and localhost, and people host this on plain http too.
  Object.assign(document, { cookie: `${name}=${value ?? ""}; path=/; max-age=${age}; samesite=lax` });
}
