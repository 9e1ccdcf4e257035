import { z } from "zod";
import { ChannelType } from "@/lib/channels/schema";
import { CalendarDate, ClockTime } from "@/lib/dates/schema";
import { Id, line, Nonce, storable, TimeZone } from "@/lib/http/schema";
import { MAX_MENTIONS } from "@/lib/objects/mentions";
import { ObjectType } from "@/lib/objects/schema";
import { MAX_ASSIGNEES, MAX_TITLE } from "@/lib/tasks/limits";
import { NewTaskDue } from "@/lib/tasks/schema";
import { MAX_CHECKLIST } from "./limits";

/** A list, board or document into which I can put something. */
export const ConversionTarget = z.object({
  id: Id,
  type: ChannelType,
  name: z.string(),
  workspace: z.object({ id: Id, name: z.string() }),
  /** Somebody reads it who can't read the message. */
  isWider: z.boolean(),
  /** Those of `people` who can read it. */
  readers: z.array(Id),
});
export type ConversionTarget = z.output<typeof ConversionTarget>;

/** What would be made of a message, to be changed before it is made. */
export const ConversionDraft = z.object({
  title: z.string(),
  due: z.object({ on: CalendarDate, time: ClockTime.nullable(), timeZone: TimeZone.nullable() }).nullable(),
  /** Whom the message mentions. */
  people: z.array(z.object({ id: Id, name: z.string(), image: z.string().nullable() })),
  /** Items of its checklist. */
  checklist: z.int(),
  /** Messages that answer it. */
  replies: z.int(),
  targets: z.array(ConversionTarget),
  /** Workspaces in which I can make a document of it. */
  workspaces: z.array(z.object({ id: Id, name: z.string() })),
});
export type ConversionDraft = z.output<typeof ConversionDraft>;

export const DraftQuery = z.strictObject({
  /** Places of this name; without it, those that I was in last. */
  q: storable(100).trim().default(""),
});

/** What a checklist becomes: text as it is, subtasks of one task, or a task each of what isn't ticked. */
export const ChecklistAs = z.enum(["text", "subtasks", "tasks"]);

export const Conversion = z
  .strictObject({
    /** A list or board for a task or card; a document at whose end it is put. */
    channelId: Id.optional(),
    /** Instead of a channel: a new document in this workspace, which is private where the message isn't open to all of it. */
    workspaceId: Id.optional(),
    /** Without it, the beginning of the message; `due` and `assignees` likewise are what it says. */
    title: line(MAX_TITLE).optional(),
    due: NewTaskDue.nullable().optional(),
    assignees: z.array(Id).max(MAX_ASSIGNEES).optional(),
    /** Of the board. */
    columnId: Id.optional(),
    checklist: ChecklistAs.default("subtasks"),
    /** Whether the replies come along. */
    withReplies: z.boolean().default(true),
    /** Confirms that people will read it who can't read the message. */
    isWiderKnown: z.boolean().default(false),
  })
  .refine(({ channelId, workspaceId }) => (channelId === undefined) !== (workspaceId === undefined), {
    path: ["channelId"],
    message: "give either a channel or a workspace",
  });
export type Conversion = z.output<typeof Conversion>;

/** What was made of a message. */
export const Outcome = z.object({
  type: ObjectType,
  id: Id,
  title: z.string(),
  channel: z.object({ id: Id, type: ChannelType, name: z.string() }),
  /** Tasks that were made: several of a checklist. */
  taskIds: z.array(Id),
  /** Blocks that were put at the end of a document. */
  blockIds: z.array(z.string()),
});
export type Outcome = z.output<typeof Outcome>;

/** Where lines of a document can go. */
export const ConversionPlaces = ConversionDraft.pick({ targets: true });
export type ConversionPlaces = z.output<typeof ConversionPlaces>;

/** Lines of a document, such as the items of a checklist, each of which becomes a task. */
export const LinesConversion = z.strictObject({
  lines: z
    .array(
      z.strictObject({
        title: line(MAX_TITLE),
        /** Whom the line mentions. */
        people: z.array(Id).max(MAX_MENTIONS).default([]),
      }),
    )
    .min(1)
    .max(MAX_CHECKLIST),
  /** A list or board; without it, the channel of the document. */
  channelId: Id.optional(),
  /** Of the board. */
  columnId: Id.optional(),
  /** A task of that channel, whose subtasks they become: the one whose notes it is, for example. */
  parentId: Id.optional(),
  /** Confirms that people will read it who can't read the document. */
  isWiderKnown: z.boolean().default(false),
  nonce: Nonce.optional(),
});
export type LinesConversion = z.output<typeof LinesConversion>;
