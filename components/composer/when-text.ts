/** A moment to come as it stands in a sentence: "today at 5:30 PM", "on Monday at 9:00 AM", "on March 3 at 9:00 AM". */
export function whenText(at: Date, now = new Date()): string {
  const time = at.toLocaleTimeString("en-US", { hour: "numeric", minute: "2-digit" });
  return `${dayText(at, now)} at ${time}`;
}

function dayText(at: Date, now: Date): string {
  const days = Math.round((startOfDay(at) - startOfDay(now)) / 86_400_000);
  if (days === 0) return "today";
  if (days === 1) return "tomorrow";
  if (days > 1 && days < 7) return `on ${at.toLocaleDateString("en-US", { weekday: "long" })}`;
  const year = at.getFullYear() === now.getFullYear() ? undefined : "numeric";
  return `on ${at.toLocaleDateString("en-US", { month: "long", day: "numeric", year })}`;
}

const startOfDay = (at: Date) => new Date(at).setHours(0, 0, 0, 0);
