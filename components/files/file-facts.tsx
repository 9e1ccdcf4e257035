"use client";
import type { ReactNode } from "react";
import { useTimeFormat } from "@/components/ui/time";
import type { FileInfo } from "@/lib/files/schema";
import { FileIcon } from "./file-icon";
import { formatSize } from "./format-size";
import { Picture } from "./picture";

type FileFactsProps = { file: FileInfo & { createdAt: string }; by: string; children?: ReactNode };

/** What a row of a list says of a file: its picture or icon, its name, whose it is, its size and when it came. */
export function FileFacts({ file, by, children }: FileFactsProps) {
  const format = useTimeFormat();
  const { id, name, type, size, hasThumbnail, createdAt } = file;
  return (
    <>
      <span className="flex size-10 shrink-0 items-center justify-center overflow-hidden rounded-md bg-accent-soft text-accent">
        {hasThumbnail ? (
          <Picture src={`/api/files/${id}/thumbnail`} alt="" className="size-full object-cover" />
        ) : (
          <FileIcon type={type} name={name} className="size-5" />
        )}
      </span>
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium" title={name}>
          <bdi>{name}</bdi>
        </span>
        <span className="block truncate text-muted text-xs">
          {children}
          <bdi>{by}</bdi>, {formatSize(size)},{" "}
          <time dateTime={createdAt} title={format.full(createdAt)}>
            {format.dayName(createdAt)}
          </time>
        </span>
      </span>
    </>
  );
}
