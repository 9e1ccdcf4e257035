import type { TextBlock } from "@/lib/documents/text-block";
import { parseMention } from "@/lib/objects/mentions";

/** By person, the ids of the links that mention them. */
export type Mentions = Record<string, string[]>;
/** What an inbox item stores of a mention: its block, and the words around it. */
export type MentionPlace = { block: string | null; text: string };
type Link = TextBlock["links"][number];

const LENGTH = 200;
const BEFORE = 60;

export const mentionsOf = (mentions: Mentions, userId: string): string[] => mentions[userId] ?? [];

export function mentionsIn(blocks: readonly TextBlock[]): Mentions {
  const mentions: Mentions = {};
  for (const { id, href } of blocks.flatMap(({ links }) => links)) {
    const target = parseMention(href);
    if (target?.type === "person") mentions[target.id] = [...mentionsOf(mentions, target.id), id];
  }
  return mentions;
}

/**
 * The places of all links, by the ids of the links.
 * @param isPart whether the document is a part of what the items lead to, which opens as a whole
 */
export function placesIn(blocks: readonly TextBlock[], isPart = false): Map<string, MentionPlace> {
  const places = blocks.flatMap((block) =>
    block.links.map((link): [string, MentionPlace] => [
      link.id,
      { block: isPart ? null : block.id, text: wordsAround(block, link) },
    ]),
  );
  return new Map(places);
}

/** The part of a block around a link, as one line. */
function wordsAround({ text }: TextBlock, link: Link): string {
  const at = Math.max(0, text.indexOf(link.text));
  const space = text.indexOf(" ", at - BEFORE);
  const start = at <= BEFORE ? 0 : space >= 0 && space < at ? space + 1 : at - BEFORE;
  const end = Math.min(text.length, start + LENGTH);
  const words = text.slice(start, end).toWellFormed().replace(/\s+/g, " ").trim();
  return `${start > 0 ? "…" : ""}${words}${end < text.length ? "…" : ""}`;
}
