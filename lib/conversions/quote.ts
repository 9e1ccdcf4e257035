import type { Message } from "@/lib/messages/schema";
import { mentionMarkdown, parseMention } from "@/lib/objects/mentions";

export type Quoted = Pick<Message, "author" | "createdAt" | "body" | "poll"> & {
  files: readonly { id: string; name: string }[];
};

export type Origin = { id: string; channelName: string };

/** The way back to a message. */
export const linkTo = ({ id, channelName }: Origin) =>
  mentionMarkdown(`Message in ${channelName}`, { type: "message", id });

/**
 * Messages as quotes with who wrote them and when, then where they are. Whom they mention isn't mentioned again: that
 * would notify them anew.
 * @returns at most `max` characters; what has no room is counted
 */
export function quoteMessages(
  messages: readonly Quoted[],
  source: Origin,
  { timeZone, max }: { timeZone: string; max: number },
): string {
  const link = linkTo(source);
  const parts: string[] = [];
  let room = max - link.length - 60;
  for (const message of messages) {
    const part = quoteOf(message, timeZone);
    if (part.length + 2 > room) break;
    room -= part.length + 2;
    parts.push(part);
  }
  const left = messages.length - parts.length;
  if (left > 0) parts.push(left === 1 ? "… and one more message" : `… and ${left} more messages`);
  return [...parts, link].join("\n\n");
}

function quoteOf({ author, createdAt, body, poll, files }: Quoted, timeZone: string): string {
  const format = new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeStyle: "short", timeZone });
  const text = [
    withoutPeople(body),
    poll && [poll.question, ...poll.options.map((option) => `- ${escaped(option.text)}`)].join("\n"),
    ...files.map(({ id, name }) => mentionMarkdown(name, { type: "file", id })),
  ];
  const said = text.filter(Boolean).join("\n\n") || "(no text)";
  const quoted = said.split("\n").map((line) => `> ${line}`.trimEnd());
  return [`**${escaped(author.name)}**, ${format.format(new Date(createdAt))}`, "", ...quoted].join("\n");
}

/** Mentions of people and audiences as their names; those of other objects stay. */
const withoutPeople = (body: string) =>
  body.replaceAll(
    /\[((?:\\.|[^\]\\])*)\]\((mention:[^)\s]{1,60})\)/gi,
    (whole, label: string, href: string) => {
      const type = parseMention(href)?.type;
      return type === "person" || type === "role" || type === "all" ? label : whole;
    },
  );

const escaped = (text: string) => text.replaceAll(/[\\[\]*_~`<>|]/g, "\\$&");
