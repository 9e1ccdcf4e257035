import { z } from "zod";
import { Id, Moment, Timestamp } from "@/lib/http/schema";
import { MessageBody } from "@/lib/messages/schema";

export const MAX_SCHEDULED = 100;
/** In milliseconds. */
export const MAX_AHEAD = 366 * 24 * 60 * 60 * 1000;

/** A moment to come, at most a year away. */
export const Later = Moment.refine((moment) => Date.parse(moment) > Date.now(), "has passed already").refine(
  (moment) => Date.parse(moment) < Date.now() + MAX_AHEAD,
  "is more than a year away",
);

/** A message of mine that is sent later. */
export const ScheduledMessage = z.object({
  id: Id,
  channelId: Id,
  threadId: Id.nullable(),
  /** A reply that is also sent to the channel. */
  isBroadcast: z.boolean(),
  workspaceId: Id.nullable(),
  /** What the channel is called to its author; null where they don't see it any more. */
  channelName: z.string().nullable(),
  body: z.string(),
  sendAt: Timestamp,
  /** Why it couldn't be sent, where it was tried; a new time tries again. */
  failure: z.string().nullable(),
});
export type ScheduledMessage = z.output<typeof ScheduledMessage>;

export const NewScheduledMessage = z
  .strictObject({
    /** The same nonce again gives the first one back. */
    nonce: Id,
    body: MessageBody,
    threadId: Id.optional(),
    /** With `threadId`: the answer is also sent to the channel. */
    isBroadcast: z.boolean().optional(),
    sendAt: Later,
  })
  .refine(({ isBroadcast, threadId }) => !isBroadcast || threadId, {
    path: ["isBroadcast"],
    message: "needs the threadId of an answer",
  });
export type NewScheduledMessage = z.output<typeof NewScheduledMessage>;

export const ScheduledMessageChange = z.strictObject({ body: MessageBody, sendAt: Later }).partial();
export type ScheduledMessageChange = z.output<typeof ScheduledMessageChange>;
