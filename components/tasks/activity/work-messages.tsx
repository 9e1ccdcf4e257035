"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { MessageStream } from "@/components/messages/message-stream";
import { Button } from "@/components/ui/button";
import { onDemand } from "@/components/ui/on-demand";
import { useTimeFormat } from "@/components/ui/time";
import type { TreeChannel } from "@/lib/channels/schema";
import { useCacheEvents } from "@/lib/realtime/client";
import { bindChannelActivityEvents } from "@/lib/tasks/activity/cache-events";
import { channelActivityQuery } from "@/lib/tasks/activity/queries";
import type { ActivityRowProps } from "./activity-row";
import { useIsActivityShown } from "./shown";
import { weaveActs } from "./weave";

const ActivityRow = onDemand<ActivityRowProps>(
  () => import("./activity-row"),
  <span className="block h-8 pointer-coarse:h-12" />,
);

/** The messages beside a list or board, with what was done there in between. */
export function WorkMessages({ channel }: { channel: TreeChannel }) {
  useCacheEvents(bindChannelActivityEvents);
  const isShown = useIsActivityShown();
  const format = useTimeFormat();
  const { data, isError, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    ...channelActivityQuery(channel.id),
    enabled: isShown,
  });
  const weave = useMemo(() => {
    if (!isShown || !data) return undefined;
    return weaveActs({
      acts: data.pages.flatMap(({ items }) => items).reverse(),
      format,
      draw: (acts) => <ActivityRow acts={acts} />,
      earlier: hasNextPage && (
        <Button
          size="sm"
          variant="ghost"
          className="mx-4 my-1 self-start text-muted max-md:mx-2"
          loading={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          Show earlier activity
        </Button>
      ),
    });
  }, [isShown, data, format, hasNextPage, isFetchingNextPage, fetchNextPage]);
  return (
    <>
      {isShown && isError && !data && (
        <p role="alert" className="flex items-center gap-2 px-5 py-1 text-muted text-sm max-md:px-3">
          The activity didn’t load.
          <button type="button" className="underline" onClick={() => void refetch()}>
            Try again
          </button>
        </p>
      )}
      <MessageStream channel={channel} weave={weave} />
    </>
  );
}
