"use client";
import { useSearchParams } from "next/navigation";
import { showBeside } from "@/components/app/beside";
import { channelPath } from "@/lib/workspaces/paths";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The task that the address names. */
export function useTaskId(): string | null {
  const id = useSearchParams().get("task");
  return id && UUID.test(id) ? id : null;
}

/** Opens a task beside the page, null closes it. */
export const openTask = (taskId: string | null) => showBeside(taskId ? { task: taskId } : null);

/** A task or card as a page of its own. */
export const taskPath = (slug: string, channelId: string, taskId: string) =>
  `${channelPath(slug, channelId)}?task=${taskId}`;
