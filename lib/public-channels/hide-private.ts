import { parseMention } from "@/lib/objects/mentions";
import { OBJECT_TYPES } from "@/lib/objects/types";
import { publicPath } from "./path";

/** What may be named to anyone: people who have written in the channel, and channels that are public themselves. */
export type Nameable = { people: ReadonlyMap<string, string>; channels: ReadonlyMap<string, string> };

const MENTION = /\[(?:\\.|[^\]\\])*\]\(\s*<?(mention:[^)\s>]*)>?[^)]*\)/gi;
/** Whatever still names the scheme, such as a label with brackets inside. */
const REMAINS = /\[[^\n]*?\]\(\s*<?mention:[^)]*\)/gi;

/**
 * A text for anyone to read. The label of a mention is as private as what it names, also where the text is drawn as
 * code, so labels are replaced in the text itself; so are addresses of this instance that only members can open.
 */
export function hidePrivate(text: string, { people, channels }: Nameable, origin: string): string {
  return text
    .replaceAll(MENTION, (_, href: string) => {
      const target = parseMention(href);
      if (target?.type === "all") return "@channel";
      if (target?.type === "role") return "@members";
      if (target?.type === "person") return `@${escapeMarkdown(people.get(target.id) ?? "someone")}`;
      const name = target?.type === "channel" ? channels.get(target.id) : undefined;
      if (target && name) return `[#${escapeMarkdown(name)}](${publicPath(target.id)})`;
      return target ? `(a ${OBJECT_TYPES[target.type].word} for members)` : "(for members)";
    })
    .replaceAll(REMAINS, "(for members)")
    .replaceAll(memberLinks(origin), "(a link for members)");
}

/** The people and channels that a text mentions. */
export function mentionedIn(text: string): { personIds: string[]; channelIds: string[] } {
  const targets = [...text.matchAll(MENTION)].map(([, href = ""]) => parseMention(href));
  const idsOf = (type: "person" | "channel") =>
    targets.flatMap((target) => (target?.type === type && "id" in target ? target.id : []));
  return { personIds: idsOf("person"), channelIds: idsOf("channel") };
}

const escapeMarkdown = (text: string) => text.replaceAll(/[\\[\]*_~`<>|]/g, "\\$&");
const memberLinks = (origin: string) =>
  new RegExp(`${origin.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")}/(?!p/)[^\\s<>()[\\]"'\`]*`, "g");
