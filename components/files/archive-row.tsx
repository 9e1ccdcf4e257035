"use client";
import { Download } from "lucide-react";
import { LinkButton } from "@/components/ui/link-button";
import { useTimeFormat } from "@/components/ui/time";
import type { Archive } from "@/lib/files/archive-schema";
import { formatSize } from "./format-size";

/** An archive that is ready, to download. */
export function ArchiveRow({ archive: { id, name, size, expiresAt } }: { archive: Archive }) {
  const format = useTimeFormat();
  return (
    <li className="flex items-center gap-3 px-4 py-3">
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{name}</p>
        <p className="text-muted text-sm">
          {formatSize(size)} · until {format.dayName(expiresAt)}
        </p>
      </div>
      <LinkButton href={`/api/files/${id}?download=1`} size="sm" icon={<Download />} download>
        Download
      </LinkButton>
    </li>
  );
}
