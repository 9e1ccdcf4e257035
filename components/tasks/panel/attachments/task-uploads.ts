import type { QueryClient } from "@tanstack/react-query";
import { createUploadStore, type UploadItem } from "@/components/files/upload-store";
import { call } from "@/lib/http/client";
import { problemOf } from "@/lib/http/errors";
import { attachFilesContract } from "@/lib/tasks/attachments/contract";
import { attachmentsQuery } from "@/lib/tasks/attachments/queries";
import { changeCaches } from "@/lib/tasks/cache-events";

/** Files on their way to a task: each is attached as soon as it is up, also while the task isn't open. */
export type TaskUploads = ReturnType<typeof createTaskUploads>;

export function createTaskUploads(client: QueryClient, channelId: string, taskId: string) {
  const store = createUploadStore(channelId);
  /** Those that are being attached, and why others weren't. */
  const attaching = new Set<string>();
  const refused = new Map<string, string>();
  const listeners = new Set<() => void>();
  let items: readonly UploadItem[] = [];

  const shown = (item: UploadItem): UploadItem => {
    if (item.status !== "done") return item;
    const reason = refused.get(item.id);
    return reason === undefined ? { ...item, status: "uploading" } : { ...item, status: "failed", reason };
  };
  function update() {
    items = store.list().map(shown);
    for (const listener of listeners) listener();
  }

  async function attach({ id, file }: UploadItem) {
    if (!file || attaching.has(id) || refused.has(id)) return;
    attaching.add(id);
    try {
      const body = { fileIds: [file.id] };
      const task = await call(attachFilesContract, { params: { taskId }, body });
      await changeCaches(client, { channelId: task.channelId, tasks: [task], deletedIds: [] });
      await client.invalidateQueries({ queryKey: attachmentsQuery(channelId, taskId).queryKey });
      store.clear(id);
    } catch (error) {
      refused.set(id, problemOf(error, "The file wasn’t attached. Try again."));
      update();
    } finally {
      attaching.delete(id);
    }
  }
  store.subscribe(() => {
    update();
    for (const item of store.list()) if (item.status === "done") void attach(item);
  });

  return {
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    list: () => items,
    add: store.add,
    describe: store.describe,
    retry(id: string) {
      const item = store.list().find((one) => one.id === id);
      if (!refused.delete(id)) return store.retry(id);
      update();
      if (item) void attach(item);
    },
    remove(id: string) {
      refused.delete(id);
      store.remove(id);
    },
  };
}
