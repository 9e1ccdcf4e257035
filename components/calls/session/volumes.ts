const KEY = "guildhall.call-volumes";
const MAX_KEPT = 200;

/** How loud one wants to hear somebody, by the person's id, on this device: from 0 to 1. */
export function volumeOf(userId: string): number {
  const volume = read()[userId];
  return typeof volume === "number" && volume >= 0 && volume <= 1 ? volume : 1;
}

export function rememberVolume(userId: string, volume: number) {
  const { [userId]: _, ...others } = read();
  const kept = Object.entries({ ...others, ...(volume !== 1 && { [userId]: volume }) }).slice(-MAX_KEPT);
  try {
    localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(kept)));
  } catch {
    // It holds for this call.
  }
}

function read(): Record<string, number> {
  try {
    const stored = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    return typeof stored === "object" && stored ? stored : {};
  } catch {
    return {};
  }
}
