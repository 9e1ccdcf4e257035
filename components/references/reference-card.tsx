"use client";
import Link from "next/link";
import { useWorkspaceIds } from "@/components/app/workspace-context";
import { ObjectIcon } from "@/components/objects/object-icon";
import { Avatar } from "@/components/ui/avatar";
import type { TimeFormat } from "@/components/ui/time";
import { CHANNEL_TYPES } from "@/lib/channels/types";
import { objectPath } from "@/lib/objects/path";
import type { ObjectPreview } from "@/lib/objects/schema";

type ReferenceCardProps = { preview: ObjectPreview; format: TimeFormat; onOpen?: () => void };

/** An object elsewhere: who, when, where and how it begins. The whole of it leads there. */
export function ReferenceCard({ preview, format, onOpen }: ReferenceCardProps) {
  const { type, title, person, place, createdAt, excerpt } = preview;
  const { slug } = useWorkspaceIds();
  const path = objectPath(preview, slug);
  const isNamed = place && !CHANNEL_TYPES[place.channelType].isPersonal && title !== place.channelName;
  const inside = (
    <>
      <span className="flex min-w-0 items-center gap-1.5 text-xs">
        {person ? (
          <Avatar name={person.name} seed={person.id} src={person.image} size="sm" />
        ) : (
          <ObjectIcon object={preview} />
        )}
        <span className="truncate font-semibold text-ink">{title}</span>
        {isNamed && <span className="truncate text-muted">in {place.channelName}</span>}
        {createdAt && (
          <time dateTime={createdAt} title={format.full(createdAt)} className="shrink-0 text-muted">
            {format.dayName(createdAt)}, {format.time(createdAt)}
          </time>
        )}
      </span>
      <span className="line-clamp-3 text-sm">{excerpt || (type === "message" ? "An attachment" : null)}</span>
    </>
  );
  const className =
    "flex flex-col gap-0.5 rounded-md border border-line border-l-2 border-l-accent bg-raised px-2.5 py-1.5 text-left";
  if (!path) return <div className={className}>{inside}</div>;
  return (
    <Link href={path} prefetch={false} onClick={onOpen} className={`${className} hover:bg-hover`}>
      {inside}
    </Link>
  );
}
