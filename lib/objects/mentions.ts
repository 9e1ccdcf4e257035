import type { WorkspaceRole } from "@/lib/permissions";
import { mentionableTypes, type ObjectKey, type ObjectType } from "./types";

/**
 * How Markdown mentions objects: as links with a scheme of ours, so that the text stays readable wherever it is shown
 * plain. `[@Ada](mention:person/ID)`, `[#general](mention:channel/ID)`, `[this](mention:message/ID)`, and audiences:
 * `[@channel](mention:all)`, `[@Admins](mention:role/ADMIN)`. `[@assistant](mention:assistant)` asks the assistant. What
 * the reader sees is drawn from the object, not from the label.
 */
export type MentionTarget =
  | ObjectKey
  | { type: "role"; role: WorkspaceRole }
  | { type: "all" }
  | { type: "assistant" };

/** The same that `Id` takes: what isn't an id must not reach the database. */
const ID = "[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";
/** What people were called before; texts of that time keep it. */
const FORMER_PERSON = "user";
const MENTIONABLE = [...mentionableTypes, FORMER_PERSON];
const HREF = new RegExp(
  `^mention:(?:(all|assistant)|role/(OWNER|ADMIN|MEMBER|GUEST)|(${MENTIONABLE.join("|")})/(${ID}))$`,
  "i",
);
const IN_TEXT = /\]\((mention:[^)\s]{1,60})\)/gi;

/** A text may mention this many objects; further ones are only drawn. */
export const MAX_MENTIONS = 100;

/** The object that a link's address names, or null where it isn't one of ours. */
export function parseMention(href: string): MentionTarget | null {
  const match = HREF.exec(href);
  if (!match) return null;
  const [, all, role, named = "", id = ""] = match;
  if (all) return { type: all.toLowerCase() === "all" ? "all" : "assistant" };
  if (role) return { type: "role", role: role.toUpperCase() as WorkspaceRole };
  const type = named.toLowerCase();
  return { type: type === FORMER_PERSON ? "person" : (type as ObjectType), id: id.toLowerCase() };
}

/** Everything that a text mentions, each once. Code blocks count as well: cheaper than parsing, and harmless. */
export function mentionsIn(body: string): MentionTarget[] {
  const found = new Map<string, MentionTarget>();
  for (const [, href] of body.matchAll(IN_TEXT)) {
    const target = href ? parseMention(href) : null;
    if (target) found.set(mentionHref(target), target);
  }
  return [...found.values()].slice(0, MAX_MENTIONS);
}

/** A mention as Markdown; brackets in the label are escaped. */
export function mentionMarkdown(label: string, target: MentionTarget): string {
  return `[${label.replaceAll(/[\\[\]]/g, "\\$&")}](${mentionHref(target)})`;
}

/** The address that names a target; the same target has one only. */
export function mentionHref(target: MentionTarget): string {
  if (target.type === "all" || target.type === "assistant") return `mention:${target.type}`;
  return `mention:${target.type}/${target.type === "role" ? target.role : target.id}`;
}

/** Without `seq` it is the channel or conversation itself, or the thread. */
export type ProductLink = { channelId: string; threadId: string | null; seq: number | null };

/**
 * What an address of this instance shows: a channel (documents are channels as well) or conversation, a message of it,
 * or a thread; null for any other address.
 * @param origin of this instance, such as `https://guild.example`
 */
export function parseProductLink(url: string, origin: string): ProductLink | null {
  if (!url.startsWith(`${origin}/`)) return null;
  const match = LINK_PATH.exec(url.slice(origin.length));
  if (!match?.[1]) return null;
  const search = new URLSearchParams(match[2]);
  const thread = search.get("thread") ?? "";
  const seq = Number(search.get("m"));
  return {
    channelId: match[1].toLowerCase(),
    threadId: IS_ID.test(thread) ? thread.toLowerCase() : null,
    seq: Number.isInteger(seq) && seq > 0 && seq <= MAX_SEQ ? seq : null,
  };
}

const IS_ID = new RegExp(`^${ID}$`, "i");
/** What the database can count to. */
const MAX_SEQ = 2_147_483_647;
const LINK_PATH = new RegExp(`^/w/[^/?#]+/[cd]/(${ID})/?(?:\\?([^#]*))?(?:#.*)?$`, "i");
