import { parseQuickAdd, type QuickAddContext } from "@/lib/tasks/quick-add";

const people = [
  { id: "ben", name: "Ben Smith" },
  { id: "ada", name: "Ada" },
  { id: "jürgen", name: "Jürgen" },
  { id: "ann-1", name: "Ann Lee" },
  { id: "ann-2", name: "Ann Day" },
  { id: "twin-1", name: "Twin" },
  { id: "twin-2", name: "Twin" },
  { id: "jean", name: "Jean-Luc O’Neil Jr." },
];
const labels = [
  { id: "home", name: "home" },
  { id: "deep", name: "Deep work" },
  { id: "12", name: "12" },
];
/** A Thursday. */
const now = new Date("2026-11-26T12:00Z");
const context: QuickAddContext = { now, timeZone: "Europe/Berlin", people, labels };
/** As somebody in Berlin types it on 26 November 2026. */
export const parse = (text: string, given: Partial<QuickAddContext> = {}) =>
  parseQuickAdd(text, { ...context, ...given });
