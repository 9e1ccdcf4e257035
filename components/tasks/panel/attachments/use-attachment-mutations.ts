"use client";
import { useQueryClient } from "@tanstack/react-query";
import { call } from "@/lib/http/client";
import {
  removeAttachmentContract,
  restoreAttachmentContract,
  setCoverContract,
} from "@/lib/tasks/attachments/contract";
import { attachmentsQuery } from "@/lib/tasks/attachments/queries";
import type { TaskAttachment } from "@/lib/tasks/attachments/schema";
import type { Task } from "@/lib/tasks/schema";
import type { TaskMutations } from "../../task-mutations";

/** What one does with the attachments of a task: shown at once, and taken back like its other changes. */
export function useAttachmentMutations(task: Task, { attempt, take }: TaskMutations) {
  const client = useQueryClient();
  const { queryKey } = attachmentsQuery(task.channelId, task.id);
  const paramsOf = ({ id: fileId }: TaskAttachment) => ({ taskId: task.id, fileId });

  async function send(
    change: Partial<Task>,
    work: () => Promise<Task>,
    options: Parameters<typeof attempt>[2],
  ) {
    const isDone = await attempt(
      { changes: new Map([[task.id, change]]), held: [] },
      async () => take([await work()]),
      options,
    );
    await client.invalidateQueries({ queryKey });
    return isDone;
  }

  const restore = (file: TaskAttachment) =>
    send({}, () => call(restoreAttachmentContract, { params: paramsOf(file) }), {
      failed: `“${file.name}” wasn’t restored`,
    });

  function remove(file: TaskAttachment) {
    client.setQueryData(queryKey, (held) => held?.filter(({ id }) => id !== file.id));
    const change = { attachmentCount: task.attachmentCount - 1, ...(file.isCover && { cover: null }) };
    return send(change, () => call(removeAttachmentContract, { params: paramsOf(file) }), {
      failed: `“${file.name}” wasn’t removed`,
      undo: () => restore(file),
      said: { text: `“${file.name}” is removed` },
    });
  }

  /** Null takes the cover away. */
  function setCover(file: TaskAttachment | null): Promise<boolean> {
    const before = client.getQueryData(queryKey)?.find(({ isCover }) => isCover) ?? null;
    const cover = file && { fileId: file.id, alt: file.alt, hasThumbnail: file.hasThumbnail };
    const body = { fileId: file?.id ?? null };
    return send({ cover }, () => call(setCoverContract, { params: { taskId: task.id }, body }), {
      failed: "The cover wasn’t changed",
      undo: () => setCover(before),
    });
  }

  return { remove, setCover };
}
