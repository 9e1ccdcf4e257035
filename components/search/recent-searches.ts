const KEY = "guildhall:searches";
const KEPT = 6;

/** What was searched for lately on this device, the latest first. */
export function recentSearches(): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(stored) ? stored.filter((text) => typeof text === "string") : [];
  } catch {
    return [];
  }
}

export function rememberSearch(text: string): void {
  const search = text.trim();
  if (!search) return;
  const all = [search, ...recentSearches().filter((other) => other !== search)].slice(0, KEPT);
  try {
    localStorage.setItem(KEY, JSON.stringify(all));
  } catch {
    // Full, or forbidden: then it isn't remembered.
  }
}
