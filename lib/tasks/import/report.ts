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

export type Report = { fileName: string; notes: readonly string[] };

/** What an import says of itself, as a message beside what it made. */
export function reportBody({ fileName, notes }: Report, what = "Imported"): string {
  const head = `${what} from ${plainMarkdown(fileName)}.`;
  if (notes.length === 0) return head;
  return cut(
    [`${head} Not everything came as it was:`, "", ...notes.map((note) => `- ${plainMarkdown(note)}`)].join(
      "\n",
    ),
    MESSAGE_MAX_LENGTH,
  );
}
