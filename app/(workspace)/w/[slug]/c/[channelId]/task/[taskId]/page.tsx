import { QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { ChannelTaskPage } from "@/components/channels/channel-task-page";
import { channelQuery } from "@/lib/channels/queries";
import { listLabelsEndpoint } from "@/lib/labels/endpoints";
import { labelsQuery } from "@/lib/labels/queries";
import { getTaskEndpoint } from "@/lib/tasks/endpoints";
import { taskQuery } from "@/lib/tasks/queries";
import { FirstState } from "../../../../../../first-state";
import { load } from "../../../../../../load";
import { loadWorkspace } from "../../../../workspace";
import { loadChannel } from "../../channel";

type Props = { params: Promise<{ slug: string; channelId: string; taskId: string }> };

const loadTask = cache(async (taskId: string) => {
  if (!z.uuid().safeParse(taskId).success) notFound();
  return load(getTaskEndpoint, { params: { taskId } });
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await loadTask((await params).taskId)).title };
}

/** A task as a page. One that was moved to another channel says where it is. */
export default async function Page({ params }: Props) {
  const { slug, channelId, taskId } = await params;
  const [workspace, channel, task] = await Promise.all([
    loadWorkspace(slug),
    loadChannel(channelId),
    loadTask(taskId),
  ]);
  if (channel.workspaceId !== workspace.id) notFound();
  const labels = await load(listLabelsEndpoint, { params: { channelId } });
  const client = new QueryClient();
  client.setQueryData(channelQuery(channelId).queryKey, channel);
  client.setQueryData(taskQuery(channelId, taskId).queryKey, task);
  client.setQueryData(labelsQuery(channelId).queryKey, labels.items);
  return (
    <FirstState client={client}>
      <ChannelTaskPage channelId={channelId} taskId={taskId} />
    </FirstState>
  );
}
