"use client";
import { BoardSkeleton } from "@/components/boards/board-skeleton";
import { onDemand } from "@/components/ui/on-demand";
import type { TreeChannel } from "@/lib/channels/schema";
import { WorkPage } from "./work-page";

const BoardView = onDemand(() => import("@/components/boards/board-view"), <BoardSkeleton />);

export default function BoardPage({ channel }: { channel: TreeChannel }) {
  return (
    <WorkPage channel={channel}>
      <BoardView channel={channel} />
    </WorkPage>
  );
}
