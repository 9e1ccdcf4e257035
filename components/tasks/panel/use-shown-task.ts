"use client";
import { useQuery } from "@tanstack/react-query";
import type { TreeChannel } from "@/lib/channels/schema";
import { channelTypeOf } from "@/lib/channels/types";
import { AppError } from "@/lib/http/errors";
import { bindLabelEvents } from "@/lib/labels/cache-events";
import { useCacheEvents } from "@/lib/realtime/client";
import { bindTaskEvents } from "@/lib/tasks/cache-events";
import { taskQuery } from "@/lib/tasks/queries";
import { usePending, withPending } from "../pending-tasks";

/** What a channel calls one of its tasks, as a title. */
export const wordFor = ({ type }: TreeChannel) => {
  const { thing } = channelTypeOf(type);
  return thing.charAt(0).toUpperCase() + thing.slice(1);
};

export type ShownTask = ReturnType<typeof useShownTask>;

/** A task with what is under way, live; without one it is loading, failed, or gone. */
export function useShownTask(channel: TreeChannel, taskId: string) {
  useCacheEvents(bindTaskEvents);
  useCacheEvents(bindLabelEvents);
  const { data, error, refetch } = useQuery(taskQuery(channel.id, taskId));
  const pending = usePending(channel.id);
  const task = data && withPending(data, pending);
  const isGone =
    (error instanceof AppError && error.code === "not_found") ||
    (data !== undefined && (!task || task.channelId !== channel.id));
  /** The channel that it was moved to. */
  const movedTo = data && data.channelId !== channel.id ? data.channelId : null;
  return { task: isGone ? undefined : task, isGone, movedTo, error, refetch };
}
