import { z } from "zod";

/** Every job there is, with what it is given. A job may run twice: each is written so that this does no harm. */
export const Jobs = {
  /** Sends one mail (or puts it into the development mailbox). */
  "mail.send": z.object({ to: z.string(), subject: z.string(), text: z.string(), html: z.string() }),
  /** Folds a document's log into its snapshot. */
  "document.compact": z.object({ documentId: z.uuid() }),
  /** Makes the thumbnail of an uploaded picture. */
  "file.thumbnail": z.object({ fileId: z.uuid() }),
  /** Deletes the bytes of files whose rows are gone. */
  "file.delete": z.object({ keys: z.array(z.string()) }),
  /** Deletes uploads that nobody used, and files whose message, person or place is gone. Scheduled. */
  "files.cleanUp": z.object({}),
  /** Fetches the previews of a message's links. */
  "link.preview": z.object({ messageId: z.uuid() }),
  /** Delivers domain events that a kill cut short or that failed before. Scheduled. */
  "events.deliverDue": z.object({}),
  /** Sends a message that its author has written for later. */
  "message.sendScheduled": z.object({ scheduledId: z.uuid() }),
  /** Puts a reminder into its person's inbox. */
  "reminder.fire": z.object({ reminderId: z.uuid() }),
  /** Sends inbox items to the browsers of their people; to these subscriptions only, where some are given. */
  "push.send": z.object({
    itemIds: z.array(z.uuid()),
    subscriptionIds: z.array(z.uuid()).optional(),
    attempt: z.int(),
  }),
  /** Tells the many people whom a message concerns. */
  "inbox.notify": z.object({
    messageId: z.uuid(),
    people: z.array(z.uuid()),
    isToAll: z.boolean(),
    roles: z.array(z.enum(["OWNER", "ADMIN", "MEMBER", "GUEST"])),
    /** Whether these are mentions that an edit has added. */
    isEdit: z.boolean().default(false),
  }),
  /** Tells of an inbox item that was snoozed until now. */
  "inbox.wake": z.object({ itemId: z.uuid() }),
  /** Mails what stayed unread to those who are due. Scheduled. */
  "inbox.digest": z.object({}),
  /** Deletes rows that have expired: sessions, tokens, invites, large events, old development mail. Scheduled. */
  "rows.cleanUp": z.object({}),
} as const;

export type JobName = keyof typeof Jobs;
export type JobData<N extends JobName> = z.output<(typeof Jobs)[N]>;

/** What each job does: see `lib/composition/job-handlers.ts`. */
export type JobHandlers = { [N in JobName]: (data: JobData<N>) => Promise<void> };
