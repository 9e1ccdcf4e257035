const KEPT = 8;

const keyOf = (userId: string, workspaceId: string) => `guildhall.places.${userId}.${workspaceId}`;

/** The channels and conversations where a person was lately in a workspace, on this device, the latest first. */
export const recentPlaces = (userId: string, workspaceId: string): string[] =>
  readTexts(keyOf(userId, workspaceId));

export function rememberPlace(userId: string, workspaceId: string, channelId: string): void {
  const key = keyOf(userId, workspaceId);
  storeTexts(key, putFirst(readTexts(key), channelId).slice(0, KEPT));
}

export const putFirst = (texts: readonly string[], text: string): string[] => [
  text,
  ...texts.filter((other) => other !== text),
];

export function readTexts(key: string): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(stored) ? stored.filter((text) => typeof text === "string") : [];
  } catch {
    return [];
  }
}

export function storeTexts(key: string, texts: readonly string[]): void {
  try {
    localStorage.setItem(key, JSON.stringify(texts));
  } catch {
    // Full, or forbidden: then it isn't remembered.
  }
}
