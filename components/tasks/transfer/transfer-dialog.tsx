"use client";
import { useQuery } from "@tanstack/react-query";
import { ArrowRightLeft } from "lucide-react";
import { useRef, useState } from "react";
import { useChannels } from "@/components/app/workspace-context";
import { ChannelIcon } from "@/components/shell/channel-icon";
import { Button } from "@/components/ui/button";
import { FindDialog } from "@/components/ui/find-dialog";
import { nameHas } from "@/components/ui/fold";
import { columnsQuery } from "@/lib/boards/queries";
import type { TreeChannel } from "@/lib/channels/schema";
import { hasColumns } from "@/lib/channels/types";
import type { Task } from "@/lib/tasks/schema";
import { openTask, useTaskId } from "../task-place";
import { useTransfer } from "./use-transfer";

type Option = { id: string; name: string; channel: TreeChannel; columnId?: string };
type TransferDialogProps = { task: Task; onClose: () => void };

/** Another list or board, and on a board its column, both found by typing. */
export default function TransferDialog({ task, onClose }: TransferDialogProps) {
  const field = useRef<HTMLInputElement>(null);
  const transfer = useTransfer();
  const taskId = useTaskId();
  const [typed, setTyped] = useState("");
  const [board, setBoard] = useState<TreeChannel | null>(null);
  const channels = useChannels().filter(
    ({ id, actions, isArchived }) => id !== task.channelId && !isArchived && actions.includes("task.create"),
  );
  const columns = useQuery({ ...columnsQuery(board?.id ?? ""), enabled: board !== null }).data ?? [];
  const options: Option[] = board
    ? columns.map(({ id, name }) => ({ id, name, channel: board, columnId: id }))
    : channels.map((channel) => ({ id: channel.id, name: channel.name, channel }));
  const found = options.filter(({ name }) => nameHas(name, typed.trim()));
  const groups =
    found.length > 0
      ? [{ label: board ? `Columns of ${board.name}` : "Boards and lists", items: found }]
      : [];

  function show(next: TreeChannel | null) {
    setBoard(next);
    setTyped("");
    field.current?.focus();
  }
  function choose({ channel, columnId }: Option) {
    if (hasColumns(channel.type) && columnId === undefined) return show(channel);
    onClose();
    if (taskId === task.id) openTask(null);
    void transfer(task, channel, columnId);
  }
  return (
    <FindDialog<Option>
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Move “${task.title}” to another board or list`}
      fieldLabel={board ? "Column" : "Board or list"}
      fieldRef={field}
      placeholder={board ? "Find a column…" : `Move “${task.title}” to…`}
      icon={<ArrowRightLeft aria-hidden="true" className="size-4 shrink-0 text-muted" />}
      chip={
        board && (
          <Button size="sm" aria-label={`${board.name}: choose another one`} onClick={() => show(null)}>
            {board.name}
          </Button>
        )
      }
      value={typed}
      onValueChange={setTyped}
      onKeyDown={(event) => {
        if (board && typed === "" && event.key === "Backspace") show(null);
      }}
      groups={groups}
      textOf={({ name }) => name}
      renderItem={({ name, channel, columnId }) => (
        <>
          {columnId === undefined && <ChannelIcon type={channel.type} className="text-muted" />}
          <span className="min-w-0 flex-1 truncate">{name}</span>
        </>
      )}
      onChoose={choose}
      footer={
        groups.length === 0 &&
        !(board && columns.length === 0) && (
          <p className="px-4 py-3 text-muted">
            {channels.length === 0
              ? "There is no other board or list here to which you may add anything."
              : `No ${board ? "column" : "board or list"} is called that.`}
          </p>
        )
      }
    />
  );
}
