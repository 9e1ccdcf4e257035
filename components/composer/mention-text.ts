import { NO_WORD_FOLLOWS, NOT_IN_WORD } from "@/lib/markdown/word-borders";
import { type MentionTarget, mentionHref, mentionMarkdown, parseMention } from "@/lib/objects/mentions";

/** A name that was picked, as it stands in the text: "@Ada Lindqvist", "#general". */
export type Mention = { label: string; target: MentionTarget };
/** The field's text, and the objects that the names in it refer to. */
export type MentionText = { text: string; mentions: readonly Mention[] };

export const NOTHING_WRITTEN: MentionText = { text: "", mentions: [] };

const CODE = /(```[\s\S]*?(?:```|$)|(?<=^|\n)[ >]*~~~[\s\S]*?(?:\n[ >]*~~~|$)|`[^`\n]*`)/;
const LINK = /\[((?:[^\\[\]\n]|\\[\\[\]])+)\]\((mention:[^)\s]{1,60})\)/gi;

/** The text with its names as mentions. A name inside code stays a name. */
export function toMarkdown({ text, mentions }: MentionText): string {
  const targets = new Map(mentions.map(({ label, target }) => [label, target]));
  const named = namePattern([...targets.keys()]);
  if (!named) return text;
  return outsideOfCode(text, (part) =>
    part.replace(named, (label) => mentionMarkdown(plainLabel(label), targets.get(label) ?? { type: "all" })),
  );
}

/** Finds names where they stand as words of their own; null without any. */
export function namePattern(labels: readonly string[]): RegExp | null {
  if (labels.length === 0) return null;
  // The longest first, since one name can begin another.
  const names = labels.toSorted((a, b) => b.length - a.length).map(escapeForRegExp);
  return new RegExp(`${NOT_IN_WORD}(?:${names.join("|")})${NO_WORD_FOLLOWS}`, "gv");
}

/**
 * The other way: what the field shows for Markdown that was kept or sent.
 * @param known the names that stand in the field already
 */
export function fromMarkdown(body: string, known: readonly Mention[] = []): MentionText {
  let mentions = known;
  const text = outsideOfCode(body, (part) =>
    part.replace(LINK, (whole, escaped: string, href: string) => {
      const target = parseMention(href);
      if (!target) return whole;
      const added = addMention(mentions, escaped.replaceAll(/\\([\\[\]])/g, "$1"), target);
      mentions = added.mentions;
      return added.label;
    }),
  );
  return { text, mentions };
}

/** Registers a name. Where the name refers to another object already, a number distinguishes the new one. */
export function addMention(mentions: readonly Mention[], name: string, target: MentionTarget) {
  for (let count = 1; ; count++) {
    const label = count === 1 ? name : `${name} (${count})`;
    const known = mentions.find((mention) => mention.label === label);
    if (!known) return { label, mentions: [...mentions, { label, target }] };
    if (sameTarget(known.target, target)) return { label, mentions };
  }
}

const plainLabel = (label: string) => label.replace(/ \(\d+\)$/, "");
const sameTarget = (a: MentionTarget, b: MentionTarget) => mentionHref(a) === mentionHref(b);
const escapeForRegExp = (text: string) => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, "\\$&");

function outsideOfCode(text: string, change: (part: string) => string) {
  // Split by a pattern with a group: every other part is code.
  return text
    .split(CODE)
    .map((part, index) => (index % 2 ? part : change(part)))
    .join("");
}
