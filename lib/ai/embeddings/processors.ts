import type { Processor } from "@/lib/events/processor";
import { hasIndex } from "./index-state";
import { BUCKET } from "./limits";

type Indexed =
  | "message.updated"
  | "message.deleted"
  | "document.edited"
  | "task.created"
  | "task.updated"
  | "file.updated";

const CHANGED = "INSERT INTO ai_index_changes (kind, scope_id, bucket)";
const MESSAGE = `/* name: index message */ ${CHANGED}
  SELECT 'MESSAGE'::ai_chunk_kind, stream_id, (seq - 1) / ${BUCKET} FROM messages WHERE id = $1::uuid AND seq > 0
  UNION ALL SELECT 'FILE', id, 0 FROM files WHERE message_id = $1::uuid`;
const of = (kind: string) => `/* name: index ${kind} */ ${CHANGED} VALUES ('${kind}', $1::uuid, 0)`;

const STATEMENTS: Record<Indexed, string> = {
  "message.updated": MESSAGE,
  "message.deleted": MESSAGE,
  "document.edited": of("DOCUMENT"),
  "task.created": of("TASK"),
  "task.updated": of("TASK"),
  "file.updated": of("FILE"),
};

/**
 * Has the index of embeddings follow what was changed, within a minute (the job "ai.index"). New messages it finds by
 * itself: most of them record no event.
 */
export const indexOfChange: Processor<Indexed> = {
  name: "index",
  process: async ({ tx, event, objectId }) => {
    if (await hasIndex()) await tx.$executeRawUnsafe(STATEMENTS[event], objectId);
  },
};
