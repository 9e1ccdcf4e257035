import type { Actor } from "@/lib/auth/actor";
import { plainMarkdown } from "@/lib/tasks/export/markdown";
import { toFieldValue } from "@/lib/time/calendar";
import { markdownOfMessage, seenIn } from "./message-text";
import { type ExportedMessage, readMessages } from "./read-messages";

export type Conversation = {
  actor: Pick<Actor, "userId">;
  channelId: string;
  title: string;
  timeZone: string;
  /** Where a file is in the archive. */
  pathOf: (fileId: string) => string | null;
};

const quoted = (text: string, depth: number) =>
  text
    .split(/\r\n|\r|\n/)
    .map((line) => `${"> ".repeat(depth)}${line}`.trimEnd())
    .join("\n");

/** The messages of a channel as one text: a heading for each day, answers below what they answer, then the comments. */
export async function* messagesAsMarkdown({
  actor,
  channelId,
  title,
  timeZone,
  pathOf,
}: Conversation): AsyncGenerator<string> {
  yield `# ${plainMarkdown(title)}\n\nTimes are those of ${timeZone}.\n`;
  let day = "";
  let hasComments = false;
  for await (const messages of readMessages(channelId)) {
    const seen = await seenIn(actor, messages);
    for (const { message, isReply, about } of messages) {
      if (about) {
        if (!hasComments) yield "\n## Comments\n";
        hasComments = true;
        yield `\n### ${plainMarkdown(about.title) || "Untitled"}\n`;
        continue;
      }
      const [date = "", time = ""] = toFieldValue(new Date(message.createdAt), timeZone).split("T");
      if (!hasComments && !isReply && date !== day) {
        day = date;
        yield `\n## ${date}\n`;
      }
      const when = isReply ? `${date} ${time}` : time;
      const head = `**${plainMarkdown(message.author.name)}** ${when}${message.editedAt ? " (edited)" : ""}`;
      const depth = isReply && !hasComments ? 1 : 0;
      yield `\n${quoted(head, depth)}\n${quoted("", depth)}\n${quoted(markdownOfMessage(message, seen, pathOf), depth + 1)}\n`;
    }
  }
}

/** The same as an array of JSON, a message in each line. */
export async function* messagesAsJson({ channelId, pathOf }: Conversation): AsyncGenerator<string> {
  let opening = "[\n";
  for await (const messages of readMessages(channelId)) {
    for (const one of messages) {
      yield opening + JSON.stringify(jsonOf(one, pathOf));
      opening = ",\n";
    }
  }
  yield opening === "[\n" ? "[]\n" : "\n]\n";
}

function jsonOf({ message, about }: ExportedMessage, pathOf: Conversation["pathOf"]) {
  const { id, threadId, author, kind, body, createdAt, editedAt, deletedAt, isPinned, quote, poll } = message;
  const { forwarded, system, sticker, reactions, files } = message;
  return {
    ...{ id, threadId, about, author: { id: author.id, name: author.name }, kind, text: body },
    ...{ createdAt, editedAt, deletedAt, isPinned, quotes: quote?.id ?? null, poll, system },
    forwarded: forwarded && { authorName: forwarded.authorName, createdAt: forwarded.createdAt },
    sticker: sticker?.name ?? null,
    reactions: reactions.map(({ emoji, userIds }) => ({ emoji, userIds })),
    files: files.map((file) => ({
      id: file.id,
      name: file.name,
      type: file.type,
      size: file.size,
      path: pathOf(file.id),
    })),
  };
}
