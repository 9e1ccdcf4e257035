import { z } from "zod";
import { Id } from "@/lib/http/schema";
import { type Events, serverEvents } from "@/lib/realtime/events";
import { DocumentComment } from "./comments/schema";
import { DocumentVersion } from "./versions/schema";

export const DocumentEvents = serverEvents({
  /** A version was named, or made by restoring another. */
  "version.changed": DocumentVersion,
  /** A comment was made, resolved or reopened. Its answers are messages. */
  "comment.changed": DocumentComment,
  "comment.deleted": z.object({ id: Id, documentId: Id, channelId: Id }),
  /** Somebody else changed the channel's document. */
  "document.changed": z.object({ channelId: Id }),
  /** One has seen it as it is now. */
  "document.seen": z.object({ channelId: Id }),
  /** A document of the channel, or of one of its tasks, shows other files; or a task has others attached. */
  "files.changed": z.object({ channelId: Id }),
});

declare module "@/lib/realtime/events" {
  interface ServerEventMap extends Events<typeof DocumentEvents> {}
}
