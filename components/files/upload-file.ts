import { MAX_ATTACHMENT_BYTES } from "@/lib/ai/attachments/limits";
import {
  beginMultipartContract,
  completeMultipartContract,
  deleteUploadContract,
  getMultipartContract,
} from "@/lib/files/contract";
import { MAX_UPLOAD_BYTES } from "@/lib/files/limits";
import type { FileInfo, UploadQuery } from "@/lib/files/schema";
import { call } from "@/lib/http/client";
import { AppError, type ErrorBody } from "@/lib/http/errors";

type Options = {
  signal: AbortSignal;
  /** 0 to 1. */
  onProgress?: (share: number) => void;
};

type Query = Omit<Partial<Record<keyof UploadQuery, string>>, "name">;

/**
 * Sends a file up in one request.
 * @throws AppError as the server gave it, `unavailable` where it can't be reached; AbortError once `signal` aborts
 */
export async function uploadFile(
  file: Blob,
  name: string,
  query: Query,
  options: Options,
): Promise<FileInfo> {
  const search = new URLSearchParams({ name, ...query });
  return JSON.parse(await transfer("POST", `/api/uploads?${search}`, file, options));
}

/** Sends a file up for a question to a model. @throws AppError too_large before anything is sent */
export async function uploadAiFile(file: File, workspaceId: string, _: Resume, options: Options) {
  if (file.size > MAX_ATTACHMENT_BYTES)
    throw new AppError("too_large", `The file is larger than ${MAX_ATTACHMENT_BYTES / 1024 / 1024} MB.`);
  const search = new URLSearchParams({ name: file.name, workspaceId });
  return JSON.parse(await transfer("POST", `/api/ai/uploads?${search}`, file, options)) as FileInfo;
}

/** An upload in parts that broke off can go on: with the same `resume`, only what is missing is sent. */
export type Resume = { fileId?: string };

/** Sends an attachment up, in parts where it is large. */
export async function uploadAttachment(file: File, channelId: string, resume: Resume, options: Options) {
  if (file.size <= MAX_UPLOAD_BYTES) return uploadFile(file, file.name, { channelId }, options);
  const begun =
    (await partsSoFar(resume)) ??
    (await call(beginMultipartContract, { body: { name: file.name, channelId, size: file.size } }));
  const { fileId, partSize, partCount } = begun;
  resume.fileId = fileId;
  const received = new Set(begun.received);
  for (let number = 1; number <= partCount; number++) {
    if (received.has(number)) continue;
    const start = (number - 1) * partSize;
    const part = file.slice(start, start + partSize);
    await transfer("PUT", `/api/uploads/multipart/${fileId}/parts/${number}`, part, {
      signal: options.signal,
      onProgress: (share) => options.onProgress?.((start + share * part.size) / file.size),
    });
  }
  return call(completeMultipartContract, { params: { fileId } });
}

/** Null where there is none to go on with: it was never begun, or has been cleaned up since. */
async function partsSoFar({ fileId }: Resume) {
  if (!fileId) return null;
  return call(getMultipartContract, { params: { fileId } }).catch((error) => {
    if (error instanceof AppError && error.code === "not_found") return null;
    throw error;
  });
}

/** Takes back what nobody will send. It is cleaned up after a day anyway, so failing is fine. */
export function discardUpload(fileId: string) {
  call(deleteUploadContract, { params: { fileId } }).catch(() => {});
}

/** Without a byte moved, nor an answer, for so long the connection is taken for gone. */
const STALLED_MS = 90_000;

// XMLHttpRequest, since fetch doesn't report upload progress.
export async function transfer(
  method: string,
  url: string,
  body: Blob,
  { signal, onProgress }: Options,
): Promise<string> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    let stalled = setTimeout(giveUp, STALLED_MS);
    function giveUp() {
      reject(offline());
      abort();
    }
    request.open(method, url);
    request.upload.onprogress = ({ loaded, total }) => {
      clearTimeout(stalled);
      stalled = setTimeout(giveUp, STALLED_MS);
      onProgress?.(total ? loaded / total : 0);
    };
    request.onload = () =>
      request.status < 300 ? resolve(request.responseText) : reject(toError(request.responseText));
    request.onerror = () => reject(offline());
    request.onabort = () => reject(new DOMException("cancelled", "AbortError"));
    request.onloadend = () => {
      clearTimeout(stalled);
      signal.removeEventListener("abort", abort);
    };
    signal.addEventListener("abort", abort);
    request.send(body);
  });
}

const offline = () =>
  new AppError("unavailable", "The upload broke off. Check your connection and try again.", {
    offline: true,
  });

function toError(text: string): AppError {
  try {
    const { error } = JSON.parse(text) as ErrorBody;
    return new AppError(error.code, error.message, error.details);
  } catch {
    return offline();
  }
}
