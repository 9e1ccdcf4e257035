"use client";
import { useRouter, useSearchParams } from "next/navigation";
import { showBeside } from "@/components/app/beside";
import { useWorkspaceIds } from "@/components/app/workspace-context";
import { objectPagePath } from "@/lib/objects/page-path";
import { objectPath } from "@/lib/objects/path";
import type { Task } from "@/lib/tasks/schema";
import { channelPath } from "@/lib/workspaces/paths";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The task that the address names. */
export function useTaskId(): string | null {
  const id = useSearchParams().get("task");
  return id && UUID.test(id) ? id : null;
}

/** Opens a task beside the page, null closes it. */
export const openTask = (taskId: string | null) => showBeside(taskId ? { task: taskId } : null);

type Placed = Pick<Task, "id" | "channelId"> & { channel?: { workspaceSlug: string } };

const addressOf = ({ id, channelId, channel }: Placed) => ({
  type: "task" as const,
  place: { workspaceSlug: channel?.workspaceSlug, channelId, anchor: { type: "task", id } },
});

/** The address of a task or card beside its list or board. */
export const taskPath = (slug: string, channelId: string, id: string) =>
  objectPath(addressOf({ id, channelId }), slug) ?? channelPath(slug, channelId);

/** The same as a page of its own. */
export const taskPagePath = (slug: string, task: Placed) =>
  objectPagePath(addressOf(task), slug) ?? channelPath(slug, task.channelId);

/** Opens a task as a page of its own. */
export function useOpenTaskPage(): (task: Placed) => void {
  const router = useRouter();
  const { slug } = useWorkspaceIds();
  return (task) => router.push(taskPagePath(slug, task));
}
