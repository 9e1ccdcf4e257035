"use client";
import { Archive } from "lucide-react";
import { useState } from "react";
import { useMe } from "@/components/app/workspace-context";
import { IconButton } from "@/components/ui/icon-button";
import { onDemand } from "@/components/ui/on-demand";
import type { Label } from "@/lib/labels/schema";
import type { Task } from "@/lib/tasks/schema";
import { ListBar } from "../tasks/list/list-bar";
import { useBoard } from "./board-context";
import type { BoardView } from "./use-board-view";

const ArchiveDialog = onDemand(() => import("./archive-dialog"));

type BoardBarProps = { view: BoardView; labels: readonly Label[]; onRestore: (card: Task) => void };

/** The filters of a board, and the way to its archive. */
export function BoardBar({ view, labels, onRestore }: BoardBarProps) {
  const { id: userId } = useMe();
  const { channel, can } = useBoard();
  const [isArchiveOpen, setArchiveOpen] = useState(false);
  return (
    <ListBar
      isBoard
      options={view.options}
      onChange={view.setOptions}
      text={view.text}
      onText={view.setText}
      labels={labels}
      people={[...view.people.values()]}
      userId={userId}
    >
      {can.edit && (
        <IconButton size="sm" label="Archived cards" onClick={() => setArchiveOpen(true)}>
          <Archive />
        </IconButton>
      )}
      {isArchiveOpen && (
        <ArchiveDialog channelId={channel.id} onRestore={onRestore} onClose={() => setArchiveOpen(false)} />
      )}
    </ListBar>
  );
}
