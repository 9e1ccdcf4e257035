import { db } from "@/lib/db";

const MAX_MESSAGES = 300;

const SAID = {
  ...{ body: true, pollText: true, createdAt: true },
  author: { select: { name: true } },
  files: { select: { name: true } },
} as const;

type Said = {
  body: string;
  pollText: string;
  createdAt: Date;
  author: { name: string };
  files: { name: string }[];
};

/** The last messages of a channel, the oldest of them first. */
export async function lastMessages(channelId: string, maxCharacters: number): Promise<string> {
  const latest = await db().message.findMany({
    where: { streamId: channelId, deletedAt: null, kind: { not: "SYSTEM" } },
    orderBy: { seq: "desc" },
    take: MAX_MESSAGES,
    select: SAID,
  });
  const lines: string[] = [];
  let room = maxCharacters;
  for (const message of latest) {
    const line = lineOf(message);
    room -= line.length + 1;
    if (room < 0 && lines.length > 0) break;
    lines.push(line);
  }
  return lines.reverse().join("\n");
}

/** A message with the others of its thread. */
export async function threadOf(messageId: string): Promise<string> {
  const message = await db().message.findUnique({ where: { id: messageId }, select: { threadId: true } });
  return message ? thread(message.threadId ?? messageId) : "";
}

/** The messages of a thread with its root, the oldest first. */
export async function thread(rootId: string): Promise<string> {
  const said = await db().message.findMany({
    where: { OR: [{ id: rootId }, { threadId: rootId }], deletedAt: null, kind: { not: "SYSTEM" } },
    orderBy: { id: "desc" },
    take: MAX_MESSAGES,
    select: SAID,
  });
  return said.reverse().map(lineOf).filter(Boolean).join("\n");
}

function lineOf({ author, body, pollText, createdAt, files }: Said): string {
  const text = [withoutTargets(body), pollText, ...files.map(({ name }) => `[file: ${name}]`)];
  const said = text.filter(Boolean).join("\n");
  const at = createdAt.toISOString().slice(0, 16).replace("T", " ");
  return said && `[${at} UTC] ${author.name}: ${said}`;
}

/** Mentions as they are read. */
export const withoutTargets = (body: string): string =>
  body.replace(/\[((?:\\.|[^\]\\])*)\]\(mention:[^)\s]*\)/g, "$1");
