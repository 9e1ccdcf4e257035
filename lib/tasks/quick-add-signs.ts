import { MAX_LABEL_NAME } from "@/lib/labels/limits";

type Named = { id: string; name: string };

export type Sign =
  | { kind: "assignee"; value: string }
  | { kind: "label"; value: string }
  /** The name of a label that the channel doesn't have yet. */
  | { kind: "newLabel"; value: string }
  | { kind: "priority"; value: 1 | 2 | 3 };

const PRIORITY = /^!(?:(high)|(medium)|(low)|!)(?=$|[\s,;])/i;

/** One word with a letter in it. */
const NEW_LABEL =
  /^(?=\S*\p{L})[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}_/.&+-]*[\p{L}\p{M}\p{N}+])?(?=$|\s|[.,;:!?)]+(?:$|\s))/u;
/** "#ff0000" is a color. */
const COLOR = /^(?=.*\d)(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/i;

type Known = {
  people: readonly Named[];
  labels: readonly Named[];
  /** Whether a label that there isn't is made. */
  canMakeLabels?: boolean;
};

/** "@ben", "#home" or "!high" at the beginning of a text. Each once, and one priority. */
export function readSign(
  text: string,
  { people, labels, canMakeLabels }: Known,
  taken: readonly Sign[],
): (Sign & { length: number }) | null {
  const sign = text.charAt(0);
  if (sign === "!") {
    const match = taken.some(({ kind }) => kind === "priority") ? null : PRIORITY.exec(text);
    if (!match) return null;
    return { kind: "priority", value: match[3] ? 1 : match[2] ? 2 : 3, length: match[0].length };
  }
  // "#12" is the number of something.
  if ((sign !== "@" && sign !== "#") || /^#\d+(?!\S)/.test(text)) return null;
  const kind = sign === "@" ? "assignee" : "label";
  const found = readName(text.slice(1), sign === "@" ? people : labels, sign === "@");
  if (!found && sign === "#" && canMakeLabels) return readNewLabel(text.slice(1), labels, taken);
  if (!found || taken.some((one) => one.kind === kind && one.value === found.id)) return null;
  return { kind, value: found.id, length: found.length + 1 };
}

/** Not the name of one that there is, also where several share it. */
function readNewLabel(text: string, labels: readonly Named[], taken: readonly Sign[]) {
  const [value] = NEW_LABEL.exec(text) ?? [];
  if (!value || value.length > MAX_LABEL_NAME || COLOR.test(value)) return null;
  const isSame = (name: string) => compare(name, value) === 0;
  if (labels.some(({ name }) => isSame(name))) return null;
  if (taken.some((one) => one.kind === "newLabel" && isSame(one.value))) return null;
  return { kind: "newLabel" as const, value, length: value.length + 1 };
}

/** Without regard to case and accents. */
const { compare } = new Intl.Collator("en", { sensitivity: "base", usage: "search" });
const MOST_WORDS = 5;

/** The longest name that the text begins with and that only one has; a first name will do for people. */
function readName(text: string, named: readonly Named[], hasFirstNames: boolean) {
  for (let words = MOST_WORDS; words > 0; words--) {
    const typed = new RegExp(`^\\S+(?: \\S+){${words - 1}}(?!\\S)`).exec(text)?.[0];
    if (!typed) continue;
    // A comma or full stop after a name isn't of it, but may be ("Ada L.").
    for (const name of new Set([typed, typed.replace(/[.,;:!?)]+$/, "")])) {
      const isNamed = (full: string) => name !== "" && compare(full, name) === 0;
      const whole = named.filter((one) => isNamed(one.name));
      const first = hasFirstNames && words === 1 ? named.filter((one) => isNamed(firstWord(one.name))) : [];
      const [found, other] = whole.length > 0 ? whole : first;
      if (found && !other) return { id: found.id, length: name.length };
    }
  }
  return null;
}

const firstWord = (name: string) => name.split(" ")[0] ?? "";
