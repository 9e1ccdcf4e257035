import { z } from "zod";
import { Person } from "@/lib/accounts/schema";
import { Id } from "@/lib/http/schema";
import { Task } from "../schema";

/** Another list or board of the same workspace. Without a column a card stands in the first for what is done, or for what isn't. */
export const TaskTransfer = z.strictObject({ channelId: Id, columnId: Id.optional() });
export type TaskTransfer = z.output<typeof TaskTransfer>;

/** A task in its other channel, and what it and its subtasks have lost or gained on the way. */
export const TransferredTask = z.strictObject({
  task: Task,
  /** By name: made in that channel, and left behind since it has as many as it may. */
  labels: z.strictObject({ made: z.array(z.string()), dropped: z.array(z.string()) }),
  /** Taken off, since they can't read that channel. */
  unassigned: z.array(Person),
});
export type TransferredTask = z.output<typeof TransferredTask>;
