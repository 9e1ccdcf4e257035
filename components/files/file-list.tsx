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
import type { TreeChannel } from "@/lib/channels/schema";
import { bindFileEvents } from "@/lib/files/cache-events";
import { channelFilesQuery } from "@/lib/files/queries";
import { placePath } from "@/lib/objects/place";
import { useCacheEvents } from "@/lib/realtime/client";
import { FileFacts } from "./file-facts";
import { FileMenu } from "./file-menu";

/** The files of a channel, latest first; each leads to the message, the task or the document that has it. */
export function FileList({ channel }: { channel: TreeChannel }) {
  const { slug } = useWorkspaceIds();
  useCacheEvents(bindFileEvents);
  const query = useInfiniteQuery(channelFilesQuery(channel.id));
  const files = query.data?.pages.flatMap((page) => page.items);
  if (!files) return query.isError ? <ErrorState onRetry={() => void query.refetch()} /> : <Waiting />;
  if (files.length === 0) {
    return (
      <EmptyState icon={<Paperclip />} title="No files yet">
        What is attached to messages and tasks here, or shown in documents, is listed, latest first.
      </EmptyState>
    );
  }
  return (
    <>
      <ul aria-label="Files" onKeyDown={stepThrough}>
        {files.map((file) => (
          <li key={file.id} className="flex items-center gap-1 rounded-md pr-1 hover:bg-hover">
            <Link
              href={placePath({ channelId: channel.id, anchor: file.anchor }, slug)}
              prefetch={false}
              className="flex min-h-14 min-w-0 flex-1 items-center gap-3 rounded-md p-2 outline-offset-[-2px]"
            >
              <FileFacts file={file} by={file.author?.name ?? "Deleted account"} />
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
