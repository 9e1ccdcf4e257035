/** Up to `count` (one or two) first letters of a name, whole code points so that emoji stay whole. */
export function initials(name: string, count: 1 | 2 = 2) {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const first = [...(words[0] ?? "?")][0] ?? "?";
  const last = count === 2 && words.length > 1 ? ([...(words.at(-1) ?? "")][0] ?? "") : "";
  return (first + last).toLocaleUpperCase();
}
