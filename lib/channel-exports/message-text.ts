import type { Actor } from "@/lib/auth/actor";
import { hiddenWord } from "@/lib/documents/export/prepare";
import { archiveLink } from "@/lib/files/archive-names";
import type { Message } from "@/lib/messages/schema";
import { mentionsIn, parseMention } from "@/lib/objects/mentions";
import type { ObjectPreview } from "@/lib/objects/schema";
import { type ObjectKey, objectName } from "@/lib/objects/types";
import { resolveObjects } from "@/lib/references/resolve/service";
import { plainMarkdown } from "@/lib/tasks/export/markdown";
import type { ExportedMessage } from "./read-messages";

export type Seen = ReadonlyMap<string, ObjectPreview>;

const MENTION = /\[((?:\\.|[^\]\\])*)\]\((mention:[^)\s]{1,60})\)/g;

/** What these messages mention, as far as the reader sees it. */
export function seenIn(actor: Pick<Actor, "userId">, messages: readonly ExportedMessage[]): Promise<Seen> {
  const keys = new Map<string, ObjectKey>();
  for (const { message } of messages)
    for (const target of mentionsIn(message.body)) if ("id" in target) keys.set(objectName(target), target);
  return resolveObjects(actor, [...keys.values()]);
}

/** A text with the names of what it mentions; what the reader doesn't see isn't named. */
export const withNames = (body: string, seen: Seen): string =>
  body.replaceAll(MENTION, (all, label: string, href: string) => {
    const target = parseMention(href);
    if (!target) return all;
    return "id" in target && !seen.has(objectName(target)) ? hiddenWord(target) : label;
  });

const SYSTEM: { [T in NonNullable<Message["system"]>["type"]]: string } = {
  "members.added": "added people",
  "member.joined": "joined",
  "member.left": "left, or took somebody out",
  "channel.renamed": "renamed the channel",
  "message.pinned": "pinned a message",
  call: "started a call",
  comments: "",
};

/** What a message says, as Markdown, with links to its files in the archive. */
export function markdownOfMessage(
  message: Message,
  seen: Seen,
  pathOf: (fileId: string) => string | null,
): string {
  const { body, deletedAt, forwarded, poll, sticker, files, reactions, system } = message;
  if (deletedAt) return "*deleted*";
  const links = files.map(({ id, name }) => {
    const path = pathOf(id);
    const text = plainMarkdown(name).replaceAll(/[[\]]/g, "\\$&");
    return path ? `- [${text}](${archiveLink(path)})` : `- ${text} (not in this archive)`;
  });
  const options = poll?.options.map(({ text, voteCount }) => `- ${plainMarkdown(text)}: ${voteCount}`) ?? [];
  const counted = reactions.map(({ emoji, userIds }) => `${plainMarkdown(emoji)} ${userIds.length}`);
  return [
    forwarded && `*Forwarded from ${plainMarkdown(forwarded.authorName)}*`,
    withNames(body, seen),
    system && `*${SYSTEM[system.type]}*`,
    sticker && `*Sticker: ${plainMarkdown(sticker.name)}*`,
    poll && [`**${plainMarkdown(poll.question)}**`, "", ...options].join("\n"),
    links.join("\n"),
    counted.length > 0 && `*${counted.join(" · ")}*`,
  ]
    .filter(Boolean)
    .join("\n\n");
}
