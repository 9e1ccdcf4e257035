"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { type ComponentProps, useMemo } from "react";
import { useWorkspaceIds, useWorkspaces } from "@/components/app/workspace-context";
import { ChannelIcon } from "@/components/shell/channel-icon";
import { labelsQuery } from "@/lib/labels/queries";
import { placePath } from "@/lib/objects/place";
import { type TaskListContext, TaskListProvider } from "../list/list-context";
import { TaskRow } from "../list/task-row";
import { useTaskMutations } from "../task-mutations";
import type { Channel } from "./my-tasks";

/** What the rows have in common, whichever channel they are of. */
export type MyWorkContext = Omit<
  TaskListContext,
  "channelId" | "canEdit" | "canMakeLabels" | "labels" | "mutations"
>;

type MyTaskRowProps = Omit<ComponentProps<typeof TaskRow>, "place"> & {
  channel: Channel;
  list: MyWorkContext;
};

/** A row as in the list of its channel, with the way there. */
export function MyTaskRow({ channel, list, ...row }: MyTaskRowProps) {
  const mutations = useTaskMutations(channel.id);
  const isLabeled = row.task.labels.length > 0;
  const labels = useQuery({ ...labelsQuery(channel.id), enabled: isLabeled }).data;
  const byId = useMemo(() => new Map(labels?.map((label) => [label.id, label])), [labels]);
  return (
    <TaskListProvider
      value={{
        ...list,
        channelId: channel.id,
        canEdit: channel.canUpdate,
        canMakeLabels: false,
        labels: byId,
        mutations,
      }}
    >
      <TaskRow {...row} place={<Place channel={channel} taskId={row.task.id} isTabStop={row.isCurrent} />} />
    </TaskListProvider>
  );
}

type PlaceProps = { channel: Channel; taskId: string; isTabStop: boolean };

function Place({ channel: { id, name, type, workspaceId, workspaceSlug }, taskId, isTabStop }: PlaceProps) {
  const open = useWorkspaceIds();
  const workspace = useWorkspaces().find((one) => one.id === workspaceId)?.name;
  const place = workspaceId !== open.id && workspace ? `${workspace} / ${name}` : name;
  const anchor = { type: "task", id: taskId };
  return (
    <Link
      href={placePath({ workspaceSlug, channelId: id, anchor }, open.slug)}
      prefetch={false}
      tabIndex={isTabStop ? 0 : -1}
      title={`Open in ${place}`}
      className="relative z-1 flex h-6 min-w-0 max-w-44 shrink-2 items-center gap-1 rounded-md px-1 text-muted text-xs hover:bg-press hover:text-ink max-sm:-ml-1 max-sm:h-5 max-sm:max-w-32 max-sm:pointer-coarse:pointer-events-none sm:pointer-coarse:h-11"
    >
      <ChannelIcon type={type} className="size-3.5" />
      <span className="truncate">{place}</span>
    </Link>
  );
}
