import { z } from "zod";
import { Id } from "@/lib/http/schema";

/** What a task and what is under it were before they came into another channel: moving back restores it. */
export const BeforeTransfer = z.object({
  parentId: Id.nullable(),
  columnId: Id.nullable(),
  /** The one that it stood behind; null at the beginning. */
  afterId: Id.nullable(),
  completedAt: z.string().nullable(),
  completedById: Id.nullable(),
  labels: z.array(z.object({ taskId: Id, labelId: Id })),
  /** Who was taken off. */
  assignees: z.array(z.object({ taskId: Id, userId: Id })),
  /** Labels that were made for it in the other channel. */
  madeLabelIds: z.array(Id),
  /** The series that it left, each with the one that continues it in the other channel. */
  series: z.array(z.object({ from: Id, to: Id })).default([]),
});
export type BeforeTransfer = z.output<typeof BeforeTransfer>;
