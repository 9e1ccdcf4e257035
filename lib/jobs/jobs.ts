import type { Queue } from "pg-boss";
import { z } from "zod";
import type { JobAudience } from "@/lib/generated/prisma/enums";
import type { Run } from "./run";

export const PRIORITIES = { low: -10, normal: 0, high: 10, critical: 20 } as const;
export type Priority = keyof typeof PRIORITIES;

type Definition<Data extends z.ZodType, IsTimed extends boolean> = {
  data: Data;
  /** Whether it may be enqueued for later. Nothing wakes a worker at that time, so its queue is polled often. */
  isTimed?: IsTimed;
  /** Which job of its queue is taken first; normal by default. An urgent call can give another. */
  priority?: Priority;
  /** pg-boss settings of its queue. */
  queue?: Partial<Queue>;
  /** When it is run by itself, as cron writes it. */
  schedule?: string;
  /** For a job with visible progress: its label, and its audience beside the person who started it. */
  run?: { label: string; audience: JobAudience };
};

type Followed<Data extends z.ZodType> = Definition<Data, false> &
  Required<Pick<Definition<Data, false>, "run">>;

const job = <Data extends z.ZodType, IsTimed extends boolean = false>(
  definition: Definition<Data, IsTimed>,
) => definition;

/**
 * A long job, started by `startRun`: people follow its progress and can cancel it (`job_runs`). Where its worker is
 * killed, the heartbeat stops and the job is tried again.
 */
const longJob = <Data extends z.ZodType>(definition: Followed<Data>): Followed<Data> => ({
  ...definition,
  queue: {
    retryLimit: 3,
    retryDelay: 5,
    heartbeatSeconds: 10,
    expireInSeconds: 24 * 60 * 60 - 1,
    ...definition.queue,
  },
});

const RETRY = { retryLimit: 10, retryDelay: 5, retryBackoff: true, retryDelayMax: 60 * 60 };
/** At most one that waits and one that runs, for each `singletonKey`. */
const ONE_AT_A_TIME: Partial<Queue> = { policy: "stately" };
const Nothing = z.object({});

/**
 * Every job. It may run twice, so its handler (`lib/composition/job-handlers.ts`) is idempotent.
 */
export const Jobs = {
  /** Sends one mail; a local instance without a mail server stores it for its /mail page. */
  "mail.send": job({
    data: z.object({ to: z.string(), subject: z.string(), text: z.string(), html: z.string() }),
    queue: RETRY,
    priority: "high",
  }),
  /** Folds a document's log into its snapshot. */
  "document.compact": job({
    data: z.object({ documentId: z.uuid() }),
    queue: { ...ONE_AT_A_TIME, ...RETRY },
    priority: "low",
  }),
  /** Finds the documents whose text is behind their log, since a process was killed after an edit. */
  "documents.findStaleTexts": job({
    data: Nothing,
    queue: { ...ONE_AT_A_TIME, retryLimit: 0 },
    schedule: "* * * * *",
    priority: "low",
  }),
  /** Has Pusher deliver the events that were left when it was away, or a process was killed. */
  "events.deliver": job({
    data: Nothing,
    queue: { ...ONE_AT_A_TIME, retryLimit: 0 },
    schedule: "* * * * *",
  }),
  /** Makes the thumbnail of an uploaded picture. */
  "file.thumbnail": job({ data: z.object({ fileId: z.uuid() }), queue: { ...RETRY, retryLimit: 3 } }),
  /** Makes the thumbnails of all pictures again. One run at a time. */
  "files.rebuildThumbnails": longJob({
    data: Nothing,
    queue: { policy: "exclusive" },
    priority: "low",
    run: { label: "Rebuild thumbnails", audience: "INSTANCE" },
  }),
  /** Makes the archive of a person's own data. One at a time for each person. */
  "account.export": longJob({
    data: z.object({ userId: z.uuid() }),
    queue: { policy: "exclusive" },
    priority: "low",
    run: { label: "Export my data", audience: "PERSON" },
  }),
  /** Makes the archive of a channel for one person. One at a time for each of both. */
  "channel.export": longJob({
    data: z.object({ userId: z.uuid(), channelId: z.uuid() }),
    queue: { policy: "exclusive" },
    priority: "low",
    run: { label: "Export a channel", audience: "PERSON" },
  }),
  /** Makes a board or a list of a file. One at a time for each person. */
  "tasks.import": longJob({
    data: z.object({
      ...{ fileId: z.uuid(), userId: z.uuid(), workspaceId: z.uuid(), parentId: z.uuid().nullable() },
      ...{ type: z.enum(["KANBAN", "TODO"]), visibility: z.enum(["WORKSPACE", "PRIVATE"]) },
      title: z.string().nullable(),
      /** Of the board or list that it is added to; null for a new one, which alone has a place and a title. */
      channelId: z.uuid().nullable(),
      /** What the columns of a CSV hold, by their numbers. */
      columns: z.record(z.string(), z.int()).nullable(),
    }),
    queue: { policy: "exclusive" },
    run: { label: "Import a board or list", audience: "PERSON" },
  }),
  /** Deletes the bytes of files whose rows are gone. */
  "file.delete": job({ data: z.object({ keys: z.array(z.string()) }), queue: RETRY, priority: "low" }),
  /** Deletes uploads that nobody used, and files whose message, person or place is gone. */
  "files.cleanUp": job({
    data: Nothing,
    queue: { ...ONE_AT_A_TIME, retryLimit: 2 },
    schedule: "41 * * * *",
    priority: "low",
  }),
  /** Fetches the previews of a message's links. A preview that comes late is worth nothing. */
  "link.preview": job({
    data: z.object({ messageId: z.uuid() }),
    queue: { retryLimit: 1, retryDelay: 5 },
  }),
  /** Delivers domain events that a kill cut short or that failed before. One that died doesn't delay the next. */
  "events.deliverDue": job({
    data: Nothing,
    queue: { ...ONE_AT_A_TIME, retryLimit: 0, expireInSeconds: 60 },
    schedule: "* * * * *",
    priority: "critical",
  }),
  /** Sends a message that its author scheduled. Retried while the database is away: late is better than never. */
  "message.sendScheduled": job({ data: z.object({ scheduledId: z.uuid() }), queue: RETRY, isTimed: true }),
  /** Closes what members without two factors have open, once the days of grace are over; null for the whole instance. */
  "twoFactors.lock": job({
    data: z.object({ workspaceId: z.uuid().nullable() }),
    queue: RETRY,
    isTimed: true,
  }),
  /** Puts a reminder into its person's inbox. */
  "reminder.fire": job({ data: z.object({ reminderId: z.uuid() }), queue: RETRY, isTimed: true }),
  /** Sends inbox items to the browsers of their people; to these subscriptions only, where some are given. */
  "push.send": job({
    data: z.object({
      itemIds: z.array(z.uuid()),
      subscriptionIds: z.array(z.uuid()).optional(),
      attempt: z.int(),
    }),
    queue: { retryLimit: 3, retryDelay: 5 },
    isTimed: true,
  }),
  /** Has the browsers of these people show that a call rings for them, that they missed it, or neither any more. */
  "call.push": job({
    data: z.object({ callId: z.uuid(), userIds: z.array(z.uuid()) }),
    queue: { retryLimit: 1, retryDelay: 1 },
    priority: "critical",
  }),
  /** Notifies the many people whom a message concerns. */
  "inbox.notify": job({
    data: z.object({
      messageId: z.uuid(),
      people: z.array(z.uuid()),
      isToAll: z.boolean(),
      roles: z.array(z.enum(["OWNER", "ADMIN", "MEMBER", "GUEST"])),
      /** Whether these are mentions that an edit has added. */
      isEdit: z.boolean().default(false),
    }),
    queue: RETRY,
  }),
  /** Has the engine of a call do what the call's state says: put participants out of its room, or close that. */
  "call.applyToEngine": job({
    data: z.object({
      callId: z.uuid(),
      engine: z.enum(["MESH", "JANUS", "TWILIO"]),
      external: z.unknown(),
      participantIds: z.array(z.uuid()),
      isOver: z.boolean(),
    }),
    queue: RETRY,
    priority: "critical",
  }),
  /** Compares the open calls that Twilio carries with its rooms, for what it hasn't reported. */
  "calls.compareWithTwilio": job({
    data: Nothing,
    queue: { ...ONE_AT_A_TIME, retryLimit: 0, expireInSeconds: 60 },
    schedule: "* * * * *",
    priority: "low",
  }),
  /** Puts the tasks whose day or time has come into the inboxes of their people. */
  "tasks.notifyDue": job({
    data: Nothing,
    queue: { ...ONE_AT_A_TIME, retryLimit: 0, expireInSeconds: 60 },
    schedule: "* * * * *",
    priority: "high",
  }),
  /** Notifies of an inbox item that was snoozed until now. */
  "inbox.wake": job({ data: z.object({ itemId: z.uuid() }), queue: RETRY, isTimed: true }),
  /** Mails what stayed unread to those who are due. */
  "inbox.digest": job({
    data: Nothing,
    queue: { ...ONE_AT_A_TIME, retryLimit: 2 },
    schedule: "*/15 * * * *",
    priority: "low",
  }),
  /** Detects runs whose worker was killed. */
  "jobs.reconcileRuns": job({
    data: Nothing,
    queue: { ...ONE_AT_A_TIME, retryLimit: 0, expireInSeconds: 60 },
    schedule: "* * * * *",
    priority: "high",
  }),
  /** Reads the words of old rows anew after a migration has changed how texts are searched. */
  "search.readAgain": job({
    data: Nothing,
    queue: { ...ONE_AT_A_TIME, retryLimit: 0 },
    schedule: "* * * * *",
    priority: "low",
  }),
  /** Reads what a file says that is attached to a question to a model. The person waits for it. */
  "ai.readFile": job({
    data: z.object({ fileId: z.uuid() }),
    // It waits for its turn among the readings of its process; a dead worker is noticed by its heartbeat.
    queue: { ...RETRY, retryLimit: 5, heartbeatSeconds: 30, expireInSeconds: 600 },
    priority: "high",
  }),
  /** Makes embeddings of what was written, where a model for them is chosen. */
  "ai.index": job({
    data: Nothing,
    queue: { ...ONE_AT_A_TIME, retryLimit: 0, expireInSeconds: 180 },
    schedule: "* * * * *",
    priority: "low",
  }),
  /** Checks which AI providers are up. */
  "ai.checkProviders": job({
    data: Nothing,
    queue: { ...ONE_AT_A_TIME, retryLimit: 0, expireInSeconds: 60 },
    schedule: "*/5 * * * *",
    priority: "low",
  }),
  /** Settles AI calls that nobody settled, since their worker was killed. */
  "ai.settleExpired": job({
    data: Nothing,
    queue: { ...ONE_AT_A_TIME, retryLimit: 0 },
    schedule: "*/5 * * * *",
    priority: "low",
  }),
  /** Begins the deliveries to webhooks that are due. */
  "webhooks.deliver": job({
    data: Nothing,
    queue: { ...ONE_AT_A_TIME, retryLimit: 0, expireInSeconds: 60 },
    schedule: "* * * * *",
    priority: "high",
  }),
  /** Deletes rows that have expired (sessions, tokens, invites, large events, old local mail) and late ones of deleted accounts. */
  "rows.cleanUp": job({
    data: Nothing,
    queue: { ...ONE_AT_A_TIME, retryLimit: 2 },
    schedule: "17 * * * *",
    priority: "low",
  }),
};

export type JobName = keyof typeof Jobs;
export type JobData<N extends JobName> = z.output<(typeof Jobs)[N]["data"]>;

/** The jobs that may be enqueued for later. */
export type TimedJobName = {
  [N in JobName]: (typeof Jobs)[N] extends Definition<z.ZodType, true> ? N : never;
}[JobName];

/** The jobs that people follow. */
export type RunName = {
  [N in JobName]: (typeof Jobs)[N] extends Followed<z.ZodType> ? N : never;
}[JobName];

/** What each job does: see `lib/composition/job-handlers.ts`. */
export type JobHandlers = {
  [N in JobName]: (data: JobData<N>, ...rest: N extends RunName ? [run: Run] : []) => Promise<void>;
};

export const jobNames = Object.keys(Jobs) as JobName[];
