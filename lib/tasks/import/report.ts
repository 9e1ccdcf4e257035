import { MESSAGE_MAX_LENGTH } from "@/lib/messages/limits";
import { mentionMarkdown } from "@/lib/objects/mentions";
import { plainMarkdown } from "../export/markdown";
import type { ImportedComment } from "./imported";
import { cut } from "./text";

const NOBODY = "A former member";

/**
 * A comment as a message. It is a message of who imports it, since a file can say anything: its head says who wrote it,
 * according to the file, and when.
 */
export function commentBody(
  { author, at, text }: ImportedComment,
  personOf: (name: string) => string | null,
): string {
  const id = author === null ? null : personOf(author);
  const name =
    author === null
      ? NOBODY
      : id
        ? mentionMarkdown(`@${author}`, { type: "person", id })
        : plainMarkdown(author);
  const [day = "", time = ""] = at?.toISOString().split("T") ?? [];
  const when = at ? ` on ${day} at ${time.slice(0, 5)} UTC` : "";
  return cut(`${name} wrote${when}:\n\n${text}`, MESSAGE_MAX_LENGTH);
}

/** What an import says of itself, as the first message beside what it made. */
export function reportBody(fileName: string, notes: readonly string[]): string {
  const head = `Imported from ${plainMarkdown(fileName)}. Not everything came as it was:`;
  return cut([head, "", ...notes.map((note) => `- ${plainMarkdown(note)}`)].join("\n"), MESSAGE_MAX_LENGTH);
}
