import { addressesIn } from "@/lib/markdown/addresses";
import { parseMention } from "@/lib/objects/mentions";
import { OBJECT_TYPES } from "@/lib/objects/types";
import { publicPath } from "./path";

/** What may be named to anyone: people who have written in the channel, and channels that are public themselves. */
export type Nameable = { people: ReadonlyMap<string, string>; channels: ReadonlyMap<string, string> };

/** Nobody and nothing may be named. */
export const NOBODY: Nameable = { people: new Map(), channels: new Map() };

/** What follows a link's label that is a mention, also without its end. Every quantifier is bounded. */
const ADDRESS = /\(\s{0,9}<?(mention:[^)\s>]{0,200})(?:>?[^)]{0,200}\))?/iy;

/**
 * A text for anyone to read. The label of a mention is as private as what it names, also where the text is drawn as
 * code, so labels are replaced in the text itself; so are addresses of this instance that only members can open.
 * @param origin of this instance
 */
export function hidePrivate(text: string, nameable: Nameable, origin: string): string {
  let shown = "";
  let end = 0;
  for (const mention of findMentions(text)) {
    shown += text.slice(end, mention.start) + publicName(mention.href, nameable);
    end = mention.end;
  }
  return hideMemberLinks(shown + text.slice(end), origin);
}

/** Whether an address names an object of this instance. */
export const isMention = (href: string): boolean => /^mention:/i.test(href);

/** What stands in place of a mention, as Markdown. */
export function publicName(href: string, { people, channels }: Nameable): string {
  const target = parseMention(href);
  if (target?.type === "all") return "@channel";
  if (target?.type === "assistant") return "@assistant";
  if (target?.type === "role") return "@members";
  if (target?.type === "person") return `@${escapeMarkdown(people.get(target.id) ?? "someone")}`;
  const name = target?.type === "channel" ? channels.get(target.id) : undefined;
  if (target && name) return `[#${escapeMarkdown(name)}](${publicPath(target.id)})`;
  return target ? `(a ${OBJECT_TYPES[target.type].word} for members)` : "(for members)";
}

/** A text without the addresses of this instance that only members can open. @param origin of this instance */
export function hideMemberLinks(text: string, origin: string): string {
  return text.replaceAll(memberLinks(origin), (run) => `(a link for members)${run.slice(endOfAddress(run))}`);
}

/** Of the address that a run of letters begins with: a sentence may go on behind it without a space. */
const endOfAddress = (run: string): number => addressesIn(run)[0]?.end ?? run.length;

/** Whether an address is one of this instance that only members can open. */
export const isMemberLink = (url: string, origin: string): boolean => memberLinks(origin).test(url);

/** The people and channels that a text mentions. */
export function mentionedIn(text: string): { personIds: string[]; channelIds: string[] } {
  const targets = findMentions(text).map(({ href }) => parseMention(href));
  const idsOf = (type: "person" | "channel") =>
    targets.flatMap((target) => (target?.type === type && "id" in target ? target.id : []));
  return { personIds: idsOf("person"), channelIds: idsOf("channel") };
}

type Found = { start: number; end: number; href: string };

/**
 * Every link of a text that is a mention, from its bracket to its end, in one pass: anyone can make a server read such
 * a text, so it must not take longer than its length.
 */
function findMentions(text: string): Found[] {
  const found: Found[] = [];
  const opened: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === "\\") at += 1;
    else if (sign === "[") opened.push(at);
    else if (sign === "]") {
      const label = opened.pop();
      ADDRESS.lastIndex = at + 1;
      const [address, href = ""] = text[at + 1] === "(" ? (ADDRESS.exec(text) ?? []) : [];
      if (!address) continue;
      const last = found.at(-1)?.end ?? 0;
      // A label that isn't balanced goes back to its nearest bracket, so that nothing of it is left.
      const nearest = text.lastIndexOf("[", at);
      const start = label ?? (nearest >= last ? nearest : at);
      const end = at + 1 + address.length;
      // A mention inside of the label of another one belongs to it.
      while (found.length > 0 && found.at(-1)!.start > start) found.pop();
      found.push({ start, end, href });
      at = end - 1;
    }
  }
  return found;
}

const escapeMarkdown = (text: string) => text.replaceAll(/[\\[\]*_~`<>|]/g, "\\$&");

const memberLinks = (origin: string) => {
  const host = new URL(origin).host.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`https?://${host}(?:/(?!p/)|(?=[?#]))[^\\s<>()[\\]"'\`]*`, "gi");
};
