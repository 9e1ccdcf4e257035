/** Up to `count` (one or two) first letters of a name, whole code points so that emoji stay whole. */
export function initials(name: string, count: 1 | 2 = 2) {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const first = [...(words[0] ?? "?")][0] ?? "?";
  const last = count === 2 && words.length > 1 ? ([...(words.at(-1) ?? "")][0] ?? "") : "";
  return (first + last).toLocaleUpperCase();
}

// Hues that stay apart from one another and sit well with paper and verdigris.
const hues = [28, 58, 92, 130, 162, 195, 228, 262, 296, 338];

/** A hue in degrees, the same for the same seed everywhere. */
export function seedHue(seed: string) {
  let hash = 2166136261;
  for (let i = 0; i < seed.length; i++) hash = Math.imul(hash ^ seed.charCodeAt(i), 16777619);
  return hues[(hash >>> 0) % hues.length] ?? 162;
}
