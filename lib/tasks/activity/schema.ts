import { z } from "zod";
import { Person } from "@/lib/accounts/schema";
import { Id, Timestamp } from "@/lib/http/schema";
import { Priority, TaskDue } from "../schema";

const names = z.array(z.string());

/** What somebody did to a task. That it was created says the task itself. */
export const TaskAct = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("renamed"), from: z.string(), to: z.string() }),
  z.object({ kind: z.literal("due"), from: TaskDue.nullable(), to: TaskDue.nullable() }),
  /** In words; null where it doesn't repeat any more. */
  z.object({ kind: z.literal("repeat"), to: z.string().nullable() }),
  z.object({ kind: z.literal("priority"), from: Priority, to: Priority }),
  z.object({ kind: z.literal("labels"), added: names, removed: names }),
  /** Attachments, by their names. */
  z.object({ kind: z.literal("attachments"), added: names, removed: names }),
  z.object({ kind: z.literal("assigned"), people: z.array(Person) }),
  z.object({ kind: z.literal("unassigned"), people: z.array(Person) }),
  /** Once for all changes of a while. */
  z.object({ kind: z.literal("notes") }),
  z.object({ kind: z.literal("completed") }),
  z.object({ kind: z.literal("reopened") }),
  /** The title of the task that it stands under now; null at the top. */
  z.object({ kind: z.literal("under"), title: z.string().nullable() }),
  /** The names of the columns of a board. */
  z.object({ kind: z.literal("column"), from: z.string(), to: z.string() }),
  /** The name of the channel that it came from; null for who doesn't see it. */
  z.object({ kind: z.literal("channel"), from: z.string().nullable() }),
  z.object({ kind: z.literal("archived") }),
  z.object({ kind: z.literal("unarchived") }),
  /** After it was deleted. */
  z.object({ kind: z.literal("restored") }),
]);
export type TaskAct = z.output<typeof TaskAct>;

export const TaskActivity = z.object({
  id: Id,
  /** Null where the account is gone. */
  actor: Person.nullable(),
  at: Timestamp,
  act: TaskAct,
});
export type TaskActivity = z.output<typeof TaskActivity>;

/** The kinds of acts that stand in the stream of a list or board: what became of its tasks, not each detail. */
export const CHANNEL_ACTS = [
  "completed",
  "reopened",
  "column",
  "channel",
  "archived",
  "unarchived",
  "restored",
  "assigned",
] as const satisfies TaskAct["kind"][];

/** What somebody did in a list or board. */
export const ChannelActivity = z.object({
  id: Id,
  /** Null where the account is gone. */
  actor: Person.nullable(),
  at: Timestamp,
  kind: z.enum(["created", ...CHANNEL_ACTS]),
  task: z.object({ id: Id, title: z.string(), isCard: z.boolean() }),
});
export type ChannelActivity = z.output<typeof ChannelActivity>;
