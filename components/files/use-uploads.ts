"use client";
import { useMemo, useSyncExternalStore } from "react";
import { toast } from "@/components/ui/toast";
import type { FileInfo } from "@/lib/files/schema";
import { MESSAGE_MAX_FILES } from "@/lib/messages/limits";
import { createUploadStore, type UploadItem, type UploadStore } from "./upload-store";

// One for each composer, by its stream; kept while other channels are looked at.
const stores = new Map<string, UploadStore>();
const NONE: readonly UploadItem[] = [];

function storeOf(channelId: string, streamId: string): UploadStore {
  let store = stores.get(streamId);
  if (!store) {
    store = createUploadStore(channelId);
    stores.set(streamId, store);
  }
  return store;
}

/** Adds files to what the stream's composer will send, from wherever they were dropped. */
export function addUploads(channelId: string, streamId: string, files: readonly File[]) {
  const store = storeOf(channelId, streamId);
  const free = MESSAGE_MAX_FILES - store.list().length;
  if (files.length > free) tellMost();
  if (free > 0) store.add(files.slice(0, free));
}

/** Adds a file that is up already, as a copy of another. */
export function addUploaded(channelId: string, streamId: string, file: FileInfo) {
  const store = storeOf(channelId, streamId);
  if (store.list().length < MESSAGE_MAX_FILES) store.addUploaded(file);
  else tellMost();
}

const tellMost = () => void toast.info(`A message takes ${MESSAGE_MAX_FILES} files at most.`);

/** The files beside a composer. `fileIds` are those that are up, in order; while `isBusy` more are coming. */
export function useUploads(channelId: string, streamId = channelId) {
  const store = useMemo(() => storeOf(channelId, streamId), [channelId, streamId]);
  const items = useSyncExternalStore(store.subscribe, store.list, () => NONE);
  return useMemo(
    () => ({
      items,
      fileIds: items.flatMap(({ file }) => (file ? [file.id] : [])),
      isBusy: items.some(({ status }) => status === "waiting" || status === "uploading"),
      hasFailed: items.some(({ status }) => status === "failed"),
      add: (files: readonly File[]) => addUploads(channelId, streamId, files),
      remove: store.remove,
      retry: store.retry,
      describe: store.describe,
      clear: store.clear,
    }),
    [items, store, channelId, streamId],
  );
}
