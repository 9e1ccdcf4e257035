import type { AiMessage, AiNode } from "@/lib/ai/messages/schema";
import { pathTo, versionsOf } from "@/lib/ai/messages/tree";
import type { AiChat } from "@/lib/ai/sessions/schema";

/** The place of a message among its versions, from 1. */
export type Version = { at: number; ids: readonly string[] };

export type ChatRow =
  | { kind: "question"; id: string; message: AiMessage; version: Version }
  /** An answer, with the rest of it where it was cut off and went on. */
  | { kind: "answer"; id: string; messages: AiMessage[]; version: Version };

const versionOf = (nodes: readonly AiNode[], node: AiNode): Version => {
  const ids = versionsOf(nodes, node).map(({ id }) => id);
  return { at: ids.indexOf(node.id) + 1, ids };
};

/** The rows of the branch that is shown, and the last message of it that isn't loaded yet. */
export function chatRows({ session, nodes, messages }: AiChat): { rows: ChatRow[]; missing: string | null } {
  const byId = new Map(messages.map((message) => [message.id, message]));
  const path = pathTo(nodes, session.leafId);
  const missing = path.findLast(({ id }) => !byId.has(id))?.id ?? null;
  const rows: ChatRow[] = [];
  // What stands before a gap isn't shown until that is read.
  for (const node of path.slice(path.findIndex(({ id }) => id === missing) + 1)) {
    const message = byId.get(node.id)!;
    const last = rows.at(-1);
    if (node.role === "ASSISTANT" && last?.kind === "answer") last.messages.push(message);
    else if (node.role === "ASSISTANT")
      rows.push({ kind: "answer", id: node.id, messages: [message], version: versionOf(nodes, node) });
    else rows.push({ kind: "question", id: node.id, message, version: versionOf(nodes, node) });
  }
  return { rows, missing };
}
