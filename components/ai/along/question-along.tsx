"use client";
import { FileIcon } from "@/components/files/file-icon";
import { Picture } from "@/components/files/picture";
import { ReferenceChip } from "@/components/references/reference-chip";
import type { MessagePart } from "@/lib/ai/parts";
import { objectName } from "@/lib/objects/types";
import { keptOf } from "./kept";
import { isPictureType } from "./use-along";

/** The files and the context of a question that was asked, as its viewer may open them. */
export function QuestionAlong({ parts }: { parts: readonly MessagePart[] }) {
  const { files, context } = keptOf(parts);
  if (files.length + context.length === 0) return null;
  return (
    <ul
      aria-label="Went along"
      className="flex max-w-[85%] flex-wrap items-center justify-end gap-1.5 text-sm"
    >
      {files.map(({ id, name, type }) => (
        <li key={id} className="min-w-0 max-w-full">
          <a
            href={`/api/files/${id}`}
            target="_blank"
            rel="noreferrer"
            className="flex min-w-0 items-center gap-1.5 overflow-hidden rounded-md border bg-surface px-2 py-1 hover:bg-hover"
          >
            {isPictureType(type) ? (
              <Picture src={`/api/files/${id}/thumbnail`} alt="" className="size-8 rounded-sm object-cover" />
            ) : (
              <FileIcon type={type} name={name} className="size-4 shrink-0 text-muted" />
            )}
            <bdi className="truncate">{name}</bdi>
          </a>
        </li>
      ))}
      {context.map((object) => (
        <li key={objectName(object)} className="min-w-0 max-w-full">
          <ReferenceChip target={object}>A place</ReferenceChip>
        </li>
      ))}
    </ul>
  );
}
