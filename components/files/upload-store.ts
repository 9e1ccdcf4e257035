import type { FileInfo } from "@/lib/files/schema";
import { AppError, problemOf } from "@/lib/http/errors";
import { newId } from "@/lib/new-id";
import type { Resume } from "./upload-file";

export type UploadItem = {
  /** Of this browser; the file's own id is `file.id`. */
  id: string;
  name: string;
  /** In bytes. */
  size: number;
  status: "waiting" | "uploading" | "done" | "failed";
  /** 0 to 1. */
  progress: number;
  /** Why it failed. */
  reason?: string;
  /** It failed for what it is: trying again wouldn't help. */
  isRefused?: boolean;
  /** Of pictures: the browser's own copy. */
  previewUrl?: string;
  file?: FileInfo;
};

type Entry = { source: File; controller: AbortController; resume: Resume };
export type UploadStore = ReturnType<typeof createUploadStore>;

const AT_ONCE = 3;
const isRefusal = (error: unknown) =>
  error instanceof AppError && (error.code === "invalid_input" || error.code === "too_large");
const loadTransport = () => import("./upload-file");
const discard = async (fileId: string) => (await loadTransport()).discardUpload(fileId);

/** How a file gets to its place: a row of upload-file.ts. */
type Upload = "uploadAttachment" | "uploadAiFile";

/**
 * The files that wait beside a composer. They go up while one writes, and while one looks at another channel.
 * @param placeId the channel, or for `uploadAiFile` the workspace
 */
export function createUploadStore(placeId: string, upload: Upload = "uploadAttachment") {
  let items: readonly UploadItem[] = [];
  const entries = new Map<string, Entry>();
  const listeners = new Set<() => void>();

  function set(next: readonly UploadItem[]) {
    items = next;
    for (const listener of listeners) listener();
  }
  const update = (id: string, change: Partial<UploadItem>) =>
    set(items.map((item) => (item.id === id ? { ...item, ...change } : item)));

  function startNext() {
    const running = items.filter(({ status }) => status === "uploading").length;
    for (const { id } of items.filter(({ status }) => status === "waiting").slice(0, AT_ONCE - running))
      void start(id);
  }

  async function start(id: string) {
    const entry = entries.get(id);
    if (!entry) return;
    const { signal } = entry.controller;
    update(id, { status: "uploading", progress: 0, reason: undefined });
    try {
      const transport = await loadTransport();
      const onProgress = (progress: number) => update(id, { progress });
      const file = await transport[upload](entry.source, placeId, entry.resume, { signal, onProgress });
      // Cancelled too late to be stopped.
      if (signal.aborted) void discard(file.id);
      else update(id, { status: "done", progress: 1, file });
    } catch (error) {
      const reason = problemOf(error, "The upload failed. Try again.");
      if (!signal.aborted) update(id, { status: "failed", reason, isRefused: isRefusal(error) });
      else if (entry.resume.fileId) void discard(entry.resume.fileId);
    }
    startNext();
  }

  function forget(id: string) {
    const url = items.find((item) => item.id === id)?.previewUrl;
    if (url) URL.revokeObjectURL(url);
    entries.delete(id);
  }

  return {
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    list: () => items,
    add(files: readonly File[]) {
      const added = files.map((source): UploadItem => {
        const id = newId();
        entries.set(id, { source, controller: new AbortController(), resume: {} });
        const isPicture = /^image\/(png|jpeg|gif|webp|avif)$/.test(source.type);
        const previewUrl = isPicture ? URL.createObjectURL(source) : undefined;
        return { id, name: source.name, size: source.size, status: "waiting", progress: 0, previewUrl };
      });
      set([...items, ...added]);
      startNext();
    },
    /** What came up without being chosen here. */
    addUploaded(file: FileInfo) {
      const { id, name, size } = file;
      const previewUrl = `/api/files/${id}`;
      entries.set(id, { source: new File([], name), controller: new AbortController(), resume: {} });
      set([...items, { id, name, size, status: "done", progress: 1, previewUrl, file }]);
    },
    retry(id: string) {
      update(id, { status: "waiting", reason: undefined });
      startNext();
    },
    /** Its description has been written. */
    describe: (id: string, file: FileInfo) => update(id, { file }),
    /** Cancels an upload, or takes back a finished one. */
    remove(id: string) {
      const entry = entries.get(id);
      const item = items.find((each) => each.id === id);
      const fileId = item?.file?.id ?? entry?.resume.fileId;
      // One that is under way takes back what it has begun as it ends.
      entry?.controller.abort();
      if (fileId && item?.status !== "uploading") void discard(fileId);
      forget(id);
      set(items.filter((item) => item.id !== id));
      startNext();
    },
    /** After sending: the files, or the one given, belong to the message or task now. */
    clear(only?: string) {
      for (const { id } of items) if (!only || id === only) forget(id);
      set(items.filter(({ id }) => entries.has(id)));
    },
  };
}
