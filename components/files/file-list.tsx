"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Paperclip } from "lucide-react";
import Link from "next/link";
import { useWorkspaceIds } from "@/components/app/workspace-context";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { stepThrough } from "@/components/ui/step-through";
import { type TimeFormat, useTimeFormat } from "@/components/ui/time";
import type { TreeChannel } from "@/lib/channels/schema";
import { bindFileEvents } from "@/lib/files/cache-events";
import { channelFilesQuery } from "@/lib/files/queries";
import type { ChannelFile } from "@/lib/files/schema";
import { placePath } from "@/lib/objects/place";
import { useCacheEvents } from "@/lib/realtime/client";
import { FileIcon } from "./file-icon";
import { FileMenu } from "./file-menu";
import { formatSize } from "./format-size";
import { Picture } from "./picture";

/** The files of a channel's messages, latest first; each leads to its message. */
export function FileList({ channel }: { channel: TreeChannel }) {
  const format = useTimeFormat();
  const { slug } = useWorkspaceIds();
  useCacheEvents(bindFileEvents);
  const query = useInfiniteQuery(channelFilesQuery(channel.id));
  const files = query.data?.pages.flatMap((page) => page.items);
  if (!files) return query.isError ? <ErrorState onRetry={() => void query.refetch()} /> : <Waiting />;
  if (files.length === 0) {
    return (
      <EmptyState icon={<Paperclip />} title="No files yet">
        What is attached to messages here is listed, latest first.
      </EmptyState>
    );
  }
  return (
    <>
      <ul aria-label="Files" onKeyDown={stepThrough}>
        {files.map((file) => (
          <li key={file.id} className="flex items-center gap-1 rounded-md pr-1 hover:bg-hover">
            <Link
              href={placePath({ channelId: channel.id, anchor: file }, slug)}
              prefetch={false}
              className="flex min-h-14 min-w-0 flex-1 items-center gap-3 rounded-md p-2 outline-offset-[-2px]"
            >
              <FileFacts file={file} format={format} />
            </Link>
            <FileMenu file={file} channelId={channel.id} />
          </li>
        ))}
      </ul>
      {query.hasNextPage && (
        <div className="flex justify-center pt-2">
          <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
    </>
  );
}

function FileFacts({ file, format }: { file: ChannelFile; format: TimeFormat }) {
  const { id, name, type, size, hasThumbnail, author, createdAt } = file;
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
          <bdi>{author.name}</bdi>, {formatSize(size)},{" "}
          <time dateTime={createdAt} title={format.full(createdAt)}>
            {format.dayName(createdAt)}
          </time>
        </span>
      </span>
    </>
  );
}

/** Of the shape of the rows. */
function Waiting() {
  return (
    <div aria-busy="true">
      <span className="sr-only">Loading the files</span>
      {["a", "b", "c"].map((key) => (
        <div key={key} className="flex h-14 items-center gap-3 p-2">
          <Skeleton className="size-10" />
          <Skeleton className="h-4 flex-1" />
        </div>
      ))}
    </div>
  );
}
