import { z } from "zod";
import { PageQuery } from "@/lib/http/pagination";
import { Id } from "@/lib/http/schema";
import { ObjectType } from "@/lib/objects/schema";
import { Message } from "../schema";

/** How a thread stands for one person. Unread is `lastSeq - readSeq`; who doesn't follow it has nothing unread. */
export const ThreadPosition = z.object({
  threadId: Id,
  channelId: Id,
  isFollowing: z.boolean(),
  readSeq: z.int(),
});
export type ThreadPosition = z.output<typeof ThreadPosition>;

export const Thread = ThreadPosition.extend({
  /** The root message of the thread. */
  root: Message,
  /** What its messages are comments on. */
  about: z
    .object({
      ...{ type: ObjectType, id: Id, title: z.string() },
      /** The text of a document that they are on. */
      quote: z.string().optional(),
    })
    .nullable(),
  lastSeq: z.int(),
});
export type Thread = z.output<typeof Thread>;

/** Threads of one workspace and of the conversations outside of any; of all places without it. */
export const ThreadQuery = z.strictObject({ ...PageQuery.shape, workspaceId: Id.optional() });
export const ThreadFollowing = z.strictObject({ isFollowing: z.boolean() });
