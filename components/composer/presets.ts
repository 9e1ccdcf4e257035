import { parseWhen } from "./parse-when";
import { whenText } from "./when-text";

/** The moments that people choose most, with their names. */
export function laterPresets(now = new Date()): { label: string; at: Date }[] {
  return ["in 1 hour", "tomorrow at 9:00", "monday at 9:00"].flatMap((text) => {
    const at = parseWhen(text, now)?.at;
    return at ? { label: text === "in 1 hour" ? "In one hour" : capitalize(whenText(at, now)), at } : [];
  });
}

const capitalize = (text: string) => {
  const bare = text.replace(/^on /, "");
  return bare.charAt(0).toUpperCase() + bare.slice(1);
};
