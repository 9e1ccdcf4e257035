import type { Processor } from "@/lib/events/processor";
import { publishChange } from "../publish-tasks";

/** Publishes the tasks that a file is attached to: its alternative text has changed, or it has got its thumbnail. */
export const tasksOfFile: Processor<"file.updated"> = {
  name: "tasks",
  process: async ({ tx, objectId: fileId }) => {
    const attachments = await tx.taskAttachment.findMany({
      where: { fileId, removedAt: null, task: { deletedAt: null } },
      select: { task: { select: { id: true, channelId: true } } },
    });
    for (const { task } of attachments) {
      await tx.task.update({ where: { id: task.id }, data: { revision: { increment: 1 } } });
      await publishChange(tx, task.channelId, { ids: [task.id], deletedIds: [] });
    }
  },
};
