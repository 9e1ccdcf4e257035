"use client";
import { useQuery } from "@tanstack/react-query";
import { Archive } from "lucide-react";
import { useMemo } from "react";
import { ForwardSlot } from "@/components/messages/forward-slot";
import { Banner } from "@/components/ui/banner";
import { ErrorState } from "@/components/ui/error-state";
import { bindBoardEvents } from "@/lib/boards/cache-events";
import { columnsQuery } from "@/lib/boards/queries";
import type { TreeChannel } from "@/lib/channels/schema";
import { bindLabelEvents } from "@/lib/labels/cache-events";
import { labelsQuery } from "@/lib/labels/queries";
import type { Label } from "@/lib/labels/schema";
import { useCacheEvents } from "@/lib/realtime/client";
import { bindTaskEvents } from "@/lib/tasks/cache-events";
import { cardsQuery } from "@/lib/tasks/queries";
import { applyPending, usePending } from "../tasks/pending-tasks";
import { TransferSlot } from "../tasks/transfer/transfer-slot";
import { useOthersChanges } from "../tasks/use-others-changes";
import { Board } from "./board";
import { BoardSkeleton } from "./board-skeleton";

const NO_LABELS: Label[] = [];

/** The content of a KANBAN channel. */
export default function BoardView({ channel }: { channel: TreeChannel }) {
  useCacheEvents(bindTaskEvents);
  useCacheEvents(bindBoardEvents);
  useCacheEvents(bindLabelEvents);
  const columns = useQuery(columnsQuery(channel.id));
  const query = useQuery(cardsQuery(channel.id));
  const labels = useQuery(labelsQuery(channel.id)).data ?? NO_LABELS;
  const pending = usePending(channel.id);
  const cards = useMemo(() => query.data && applyPending(query.data, pending), [query.data, pending]);
  useOthersChanges(channel.id, cards);

  function retry() {
    void columns.refetch();
    void query.refetch();
  }
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col">
      {channel.isArchived && (
        <Banner icon={<Archive aria-hidden="true" />}>
          This board is archived. It can be read, not changed.
        </Banner>
      )}
      <TransferSlot channelId={channel.id} />
      <ForwardSlot />
      {columns.data && cards ? (
        <Board channel={channel} columns={columns.data} cards={cards} labels={labels} />
      ) : columns.isError || query.isError ? (
        <ErrorState onRetry={retry} />
      ) : (
        <BoardSkeleton />
      )}
    </div>
  );
}
