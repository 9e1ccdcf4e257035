"use client";
import type { UseInfiniteQueryResult } from "@tanstack/react-query";
import { Phone, PhoneIncoming, PhoneMissed, PhoneOutgoing, Video } from "lucide-react";

import { useMe } from "@/components/app/workspace-context";
import { MessageListSkeleton } from "@/components/messages/message-list-skeleton";
import { AvatarStack } from "@/components/ui/avatar-stack";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { LinkButton } from "@/components/ui/link-button";
import { type TimeFormat, useTimeFormat } from "@/components/ui/time";
import type { CallLogEntry } from "@/lib/calls/schema";
import CallBackButton from "../call-back-button";
import { durationInWords } from "../call-clock";
import { listOf, peopleInWords } from "../call-words";
import { useCallPlace } from "../use-call-place";

type LogData = { pages: { items: CallLogEntry[] }[] };
type CallLogProps = {
  log: UseInfiniteQueryResult<LogData>;
  /** What stands there while there were no calls. */
  empty: string;
  /** Each line says where it was. */
  withPlace?: boolean;
};

/** Calls that have ended, the latest first. */
export function CallLog({ log, empty, withPlace = false }: CallLogProps) {
  const format = useTimeFormat();
  const entries = log.data?.pages.flatMap(({ items }) => items) ?? [];
  if (log.isPending) return <MessageListSkeleton rows={4} />;
  if (log.isError && entries.length === 0) return <ErrorState onRetry={() => void log.refetch()} />;
  if (entries.length === 0)
    return (
      <EmptyState icon={<Phone />} title="No calls yet">
        {empty}
      </EmptyState>
    );
  return (
    <>
      <ul aria-label="Calls" className="flex flex-col">
        {entries.map((entry) => (
          <LogLine key={entry.id} entry={entry} format={format} withPlace={withPlace} />
        ))}
      </ul>
      {log.hasNextPage && (
        <p className="flex justify-center py-4">
          <Button loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
            Show more
          </Button>
        </p>
      )}
    </>
  );
}

/** What became of a call, for who looks at it. */
function outcomeOf(entry: CallLogEntry, isMine: boolean): string {
  const { isMissed, endReason, answeredAt, endedAt } = entry;
  if (isMissed) return "Missed";
  if (endReason === "DECLINED") return "Declined";
  if (!answeredAt || !endedAt) return isMine ? "Nobody answered" : "Not answered";
  return durationInWords((Date.parse(endedAt) - Date.parse(answeredAt)) / 1_000);
}

type LogLineProps = { entry: CallLogEntry; format: TimeFormat; withPlace: boolean };

function LogLine({ entry, format, withPlace }: LogLineProps) {
  const me = useMe();
  const place = useCallPlace(entry.channelId);
  const isMine = entry.startedBy?.id === me.id;
  const others = entry.people.filter(({ id }) => id !== me.id);
  const names = listOf(others.slice(0, 3).map(({ name }) => name));
  const more = entry.peopleCount - entry.people.length;
  const Icon = entry.isMissed ? PhoneMissed : isMine ? PhoneOutgoing : PhoneIncoming;
  const title = withPlace
    ? place.name
    : names || (isMine ? "You alone" : (entry.startedBy?.name ?? "Nobody"));
  return (
    <li className="flex min-h-12 items-center gap-3 rounded-md px-3 py-1.5 hover:bg-hover">
      <Icon
        aria-hidden="true"
        className={cn("size-4 shrink-0", entry.isMissed ? "text-danger" : "text-muted")}
      />
      <div className="min-w-0 flex-1">
        <p className={cn("truncate font-medium", entry.isMissed && "text-danger")}>
          <bdi>{title}</bdi>
        </p>
        <p className="flex items-center gap-1.5 truncate text-muted text-sm">
          {entry.isVideo && <Video className="size-3.5 shrink-0" aria-label="Video" />}
          <span className="tabular-nums">{outcomeOf(entry, isMine)}</span>
          {entry.peopleCount > 1 && <span>· {peopleInWords(entry.peopleCount)}</span>}
          <span title={format.full(entry.createdAt)}>· {format.moment(entry.createdAt)}</span>
        </p>
      </div>
      <span className="max-sm:hidden" aria-hidden="true">
        <AvatarStack people={entry.people.slice(0, 3)} />
      </span>
      {more > 0 && <span className="text-muted text-sm max-sm:hidden">+{more}</span>}
      {entry.isMissed && <CallBackButton channelId={entry.channelId} />}
      {withPlace && (
        <LinkButton size="sm" variant="ghost" href={place.href}>
          Open
        </LinkButton>
      )}
    </li>
  );
}
