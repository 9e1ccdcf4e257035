"use client";
import { useEffect } from "react";
import { onDemand } from "@/components/ui/on-demand";
import { chooseChannel, stopChoosing, useChosenTask } from "./transfer-store";

const TransferDialog = onDemand(() => import("./transfer-dialog"));

/** Asks for the list or board to which the chosen task moves. */
export function TransferSlot({ channelId }: { channelId: string }) {
  const task = useChosenTask();
  useEffect(() => () => stopChoosing(channelId), [channelId]);
  if (task?.channelId !== channelId) return null;
  return <TransferDialog key={task.id} task={task} onClose={() => chooseChannel(null)} />;
}
