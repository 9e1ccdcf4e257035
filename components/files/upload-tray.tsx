"use client";
import { RotateCw, X } from "lucide-react";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { AltButton } from "./alt-button";
import { FileIcon } from "./file-icon";
import { formatSize } from "./format-size";
import { Picture } from "./picture";
import type { UploadItem } from "./upload-store";
import type { useUploads } from "./use-uploads";

type UploadTrayProps = {
  uploads: Pick<ReturnType<typeof useUploads>, "items" | "remove" | "retry" | "describe">;
  label?: string;
  /** The message is sent as soon as they are up. */
  isSending?: boolean;
  className?: string;
};

/** Files that are being uploaded: for a composer, those that go with the next message. */
export default function UploadTray(props: UploadTrayProps) {
  const { uploads, label = "Files to send", isSending = false, className } = props;
  if (uploads.items.length === 0) return null;
  return (
    <>
      <ul aria-label={label} className={cn("flex gap-2 overflow-x-auto p-2 pb-1", className)}>
        {uploads.items.map((item) => (
          <TrayItem key={item.id} item={item} uploads={uploads} />
        ))}
      </ul>
      <p role="status" className={isSending ? "px-2 pt-1 text-xs text-muted" : "sr-only"}>
        {isSending && "The message is sent when the files are up. Write on to hold it back."}
      </p>
    </>
  );
}

function TrayItem({ item, uploads }: Pick<UploadTrayProps, "uploads"> & { item: UploadItem }) {
  const { id, name, previewUrl, status, file } = item;
  const hasFailed = status === "failed";
  return (
    <li
      className={cn(
        "relative flex shrink-0 items-center gap-2 overflow-hidden rounded-md border bg-surface p-1.5",
        hasFailed ? "w-80 border-danger" : "w-60 border-line",
      )}
    >
      <span className="flex size-10 shrink-0 items-center justify-center overflow-hidden rounded-sm bg-press text-muted">
        {previewUrl ? (
          <Picture src={previewUrl} alt="" className="size-full object-cover" />
        ) : (
          <FileIcon type={file?.type} name={name} className="size-5" />
        )}
      </span>
      <span className="min-w-0 flex-1">
        <span className="block truncate text-sm">{name}</span>
        <span
          role={hasFailed ? "alert" : undefined}
          className={cn("block text-xs", hasFailed ? "text-danger" : "truncate text-muted")}
        >
          {stateOf(item)}
        </span>
      </span>
      {file && previewUrl && <AltButton file={file} onSaved={(saved) => uploads.describe(id, saved)} />}
      {hasFailed && !item.isRefused && (
        <IconButton label={`Try ${name} again`} size="sm" onClick={() => uploads.retry(id)}>
          <RotateCw />
        </IconButton>
      )}
      <IconButton
        label={status === "done" || hasFailed ? `Remove ${name}` : `Cancel ${name}`}
        size="sm"
        onClick={() => uploads.remove(id)}
      >
        <X />
      </IconButton>
      {status === "uploading" && (
        <span
          role="progressbar"
          aria-label={`Uploading ${name}`}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={Math.round(item.progress * 100)}
          className="absolute inset-x-0 bottom-0 h-0.5 bg-press"
        >
          <span
            className="block h-full bg-accent transition-[width] duration-150"
            style={{ width: `${item.progress * 100}%` }}
          />
        </span>
      )}
    </li>
  );
}

function stateOf({ status, size, progress, reason }: UploadItem): string {
  if (status === "failed") return reason ?? "The upload failed.";
  if (status === "waiting") return "Waiting";
  // All sent: the server looks at it.
  if (status === "uploading")
    return progress < 1 ? `${Math.round(progress * 100)}% of ${formatSize(size)}` : "Checking";
  return formatSize(size);
}
