import { Download } from "lucide-react";
import type { FileInfo } from "@/lib/files/schema";
import { FileIcon } from "./file-icon";
import { formatSize } from "./format-size";

/** A file that is downloaded rather than shown. */
export function FileCard({ file }: { file: FileInfo }) {
  const { id, name, type, size } = file;
  return (
    <a
      href={`/api/files/${id}?download`}
      download={name}
      className="group/file flex w-80 min-w-0 items-center gap-3 rounded-lg border border-line bg-raised p-2.5 hover:border-line-strong"
    >
      <span className="flex size-9 shrink-0 items-center justify-center rounded-md bg-accent-soft text-accent">
        <FileIcon type={type} name={name} className="size-5" />
      </span>
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium" title={name}>
          {name}
        </span>
        <span className="block text-muted text-xs">{formatSize(size)}</span>
      </span>
      <Download
        aria-hidden="true"
        className="size-4 shrink-0 text-muted opacity-0 group-hover/file:opacity-100 group-focus-visible/file:opacity-100 pointer-coarse:opacity-100"
      />
      <span className="sr-only">Download</span>
    </a>
  );
}
