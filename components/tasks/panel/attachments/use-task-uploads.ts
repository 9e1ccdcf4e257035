"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useMemo, useSyncExternalStore } from "react";
import type { UploadItem } from "@/components/files/upload-store";
import { toast } from "@/components/ui/toast";
import { MAX_ATTACHED, MAX_ATTACHMENTS } from "@/lib/tasks/limits";
import type { Task } from "@/lib/tasks/schema";
import { createTaskUploads, type TaskUploads } from "./task-uploads";

// One for each task; kept while others are looked at.
const stores = new Map<string, TaskUploads>();
const NONE: readonly UploadItem[] = [];

/** The files that are on their way to a task. */
export function useTaskUploads({ id, channelId, attachmentCount }: Task) {
  const client = useQueryClient();
  const store = useMemo(() => {
    const known = stores.get(id) ?? createTaskUploads(client, channelId, id);
    stores.set(id, known);
    return known;
  }, [client, channelId, id]);
  const items = useSyncExternalStore(store.subscribe, store.list, () => NONE);
  function add(files: readonly File[]) {
    const room = MAX_ATTACHMENTS - attachmentCount - items.length;
    const free = Math.min(MAX_ATTACHED, room);
    if (files.length > room) toast.info(`A task has ${MAX_ATTACHMENTS} attachments at most.`);
    else if (files.length > free) toast.info(`Up to ${MAX_ATTACHED} files at once.`);
    if (free > 0) store.add(files.slice(0, free));
  }
  return { items, add, remove: store.remove, retry: store.retry, describe: store.describe };
}
