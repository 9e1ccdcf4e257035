"use client";
import { type UseQueryResult, useQueries } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useSyncExternalStore } from "react";
import { useMe, useWorkspaceIds } from "@/components/app/workspace-context";
import { createUploadStore, type UploadItem, type UploadStore } from "@/components/files/upload-store";
import { toast } from "@/components/ui/toast";
import { bindAiFileEvents } from "@/lib/ai/attachments/cache-events";
import { MAX_ATTACHMENTS } from "@/lib/ai/attachments/limits";
import { aiFileQuery } from "@/lib/ai/attachments/queries";
import { MAX_CONTEXT } from "@/lib/ai/context/limits";
import { contextQuery } from "@/lib/ai/context/queries";
import { PICTURE_TYPES } from "@/lib/files/limits";
import type { FileInfo } from "@/lib/files/schema";
import { AppError } from "@/lib/http/errors";
import { type ObjectKey, objectName } from "@/lib/objects/types";
import { useCacheEvents } from "@/lib/realtime/client";
import {
  type Kept,
  keptName,
  NOTHING_KEPT,
  readKept,
  storeKept,
  subscribeKept,
  withObject,
  withoutSent,
} from "./kept";

// Uploads go on while one looks at something else.
const stores = new Map<string, UploadStore>();
const NONE: readonly UploadItem[] = [];

function storeOf(name: string, workspaceId: string): UploadStore {
  let store = stores.get(name);
  if (!store) {
    store = createUploadStore(workspaceId, "uploadAiFile");
    stores.set(name, store);
  }
  return store;
}

export const isPictureType = (type: string) => PICTURE_TYPES.includes(type);

export type LoadFailure = { isGone: boolean; onRetry: () => void };

/** Null where it is loaded, or on its way; what was loaded before counts until it can’t be opened any more. */
function failureOf(query: UseQueryResult | undefined): LoadFailure | null {
  if (!query?.error || query.isFetching) return null;
  const { error, data, refetch } = query;
  const isGone = error instanceof AppError && (error.code === "not_found" || error.code === "forbidden");
  return isGone || data === undefined ? { isGone, onRetry: () => void refetch() } : null;
}

const tellMost = () => void toast.info(`A question takes ${MAX_ATTACHMENTS} files at most.`);

/** The files and the context that go along with a question, kept in this browser until it is sent. */
export function useAlong(draftKey: string, initial: Kept = NOTHING_KEPT) {
  const me = useMe();
  const { id: workspaceId } = useWorkspaceIds();
  const name = keptName(me.id, draftKey);
  const stored = useSyncExternalStore(
    subscribeKept,
    () => readKept(name),
    () => null,
  );
  const kept = stored ?? initial;
  const store = storeOf(name, workspaceId);
  const uploads = useSyncExternalStore(store.subscribe, store.list, () => NONE);
  useCacheEvents(bindAiFileEvents);

  /** From what is stored by now, which others change as well. */
  function keep(change: (kept: Kept) => Kept) {
    storeKept(name, change(readKept(name) ?? initial));
  }

  /** What is up is a file of the draft. */
  const takeUp = useEffectEvent((items: readonly UploadItem[]) => {
    const done = items.flatMap(({ file }) => file ?? []);
    keep((now) => ({
      ...now,
      files: [...now.files, ...done.map(({ id, name, type }) => ({ id, name, type }))],
    }));
    for (const { id } of items) store.clear(id);
  });
  useEffect(() => {
    const done = uploads.filter(({ status }) => status === "done");
    if (done.length > 0) takeUp(done);
  }, [uploads]);

  const files = useQueries({ queries: kept.files.map(({ id }) => aiFileQuery(id)) });
  const sizes = useQueries({ queries: kept.context.map(contextQuery) });
  const attached = kept.files.map((file, at) => {
    const failure = failureOf(files[at]);
    const isPicture = isPictureType(file.type);
    return {
      ...file,
      state: files[at]?.data,
      // What is read of a picture isn't needed.
      failure: isPicture && !failure?.isGone ? null : failure,
      isReady: !failure?.isGone && (isPicture || files[at]?.data?.status === "READY"),
    };
  });
  const hasPicture = kept.files.some(({ type }) => isPictureType(type));
  const tokensOf = [...files, ...sizes].map(({ data }) => data?.tokens ?? 0);

  return {
    kept,
    uploads,
    files: attached,
    objects: kept.context.map((object, at) => ({
      object,
      size: sizes[at]?.data,
      failure: failureOf(sizes[at]),
    })),
    tokens: tokensOf.reduce((sum, tokens) => sum + tokens, 0),
    hasPicture,
    isEmpty: kept.files.length + kept.context.length + uploads.length === 0,
    /** A file doesn’t come up, or can’t be read. */
    hasFailed:
      uploads.some(({ status }) => status === "failed") ||
      attached.some(({ state, failure }) => failure !== null || state?.status === "FAILED"),
    /** All that was attached is up and read. */
    isReady: uploads.length === 0 && attached.every(({ isReady }) => isReady),
    addFiles(added: readonly File[]) {
      const free = MAX_ATTACHMENTS - kept.files.length - uploads.length;
      if (added.length > free) tellMost();
      if (free > 0) store.add(added.slice(0, free));
    },
    /** A file that is up already. */
    addUploaded({ id, name, type }: FileInfo) {
      if (kept.files.length + uploads.length >= MAX_ATTACHMENTS) return tellMost();
      keep((now) => ({ ...now, files: [...now.files, { id, name, type }] }));
    },
    addObject(object: ObjectKey) {
      if (kept.context.length >= MAX_CONTEXT) toast.info(`A question takes ${MAX_CONTEXT} places at most.`);
      keep((now) => withObject(now, object));
    },
    removeFile: (id: string) =>
      keep((now) => ({ ...now, files: now.files.filter((file) => file.id !== id) })),
    removeObject: (object: ObjectKey) =>
      keep((now) => ({
        ...now,
        context: now.context.filter((one) => objectName(one) !== objectName(object)),
      })),
    removeUpload: store.remove,
    retryUpload: store.retry,
    /** What was attached while it was sent stays. */
    clear(sent: Kept) {
      storeKept(name, withoutSent(readKept(name) ?? NOTHING_KEPT, sent));
    },
  };
}

export type Along = ReturnType<typeof useAlong>;
