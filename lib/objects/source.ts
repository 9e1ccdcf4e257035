import type { Actor } from "@/lib/auth/actor";
import type { ObjectPreview } from "./schema";

export type Viewer = Pick<Actor, "userId">;

/** Where an object is, and whose it is: what is needed to notify of it, save it or report it. */
export type AccessedObject = {
  workspaceId: string | null;
  /** Null for what is in no channel: people. */
  channelId: string | null;
  threadId: string | null;
  /** Who wrote it or sent it; the person itself. */
  authorId: string | null;
  isDeleted: boolean;
};

/** The server side of a row of `OBJECT_TYPES`. A domain exports its own as `object-source.ts`. */
export type ObjectSource = {
  /** What these are for a viewer, in one query. What they may not see, or what isn't there, is left out. */
  resolve: (viewer: Viewer, ids: readonly string[]) => Promise<ObjectPreview[]>;
  /** @throws AppError not_found for what isn't there, and for what the viewer can't see */
  access: (viewer: Viewer, id: string) => Promise<AccessedObject>;
};
