import { QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { ChannelPage } from "@/components/channels/channel-page";
import { listReadersEndpoint } from "@/lib/channels/endpoints";
import { channelQuery, READERS_SHOWN, readersQuery } from "@/lib/channels/queries";
import { MessageQuery } from "@/lib/messages/schema";
import { conversationPath } from "@/lib/workspaces/paths";
import { FirstState } from "../../../../first-state";
import { load } from "../../../../load";
import { loadWorkspace } from "../../workspace";
import { loadChannel } from "./channel";
import { LOADERS } from "./loaders";

/**
 * Seconds for which going back to the page asks the server nothing: what it shows is kept true by events. Less than
 * the browser's cache of messages lives, so that it never starts from the page's old ones.
 */
export const unstable_dynamicStaleTime = 180;

type Props = {
  params: Promise<{ slug: string; channelId: string }>;
  searchParams: Promise<{ m?: string | string[]; thread?: string | string[] }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await loadChannel((await params).channelId)).name };
}

export default async function Page({ params, searchParams }: Props) {
  const { slug, channelId } = await params;
  const [workspace, channel] = await Promise.all([loadWorkspace(slug), loadChannel(channelId)]);
  const { m, thread } = await searchParams;
  // Beside a thread it is the thread's message that the address names.
  // A link whose number is no number leads to the channel all the same.
  const around = thread ? undefined : MessageQuery.shape.around.safeParse(m).data || undefined;
  if (channel.workspaceId === null) {
    const search = new URLSearchParams({
      ...(thread && { thread: String(thread) }),
      ...(m && { m: String(m) }),
    });
    redirect(`${conversationPath(slug, channelId)}${search.size ? `?${search}` : ""}`);
  }
  if (channel.workspaceId !== workspace.id) notFound();
  const client = new QueryClient();
  client.setQueryData(channelQuery(channelId).queryKey, channel);
  const [readers, content] = await Promise.all([
    load(listReadersEndpoint, { params: { channelId }, query: { limit: READERS_SHOWN } }),
    LOADERS[channel.type]({ channelId, around }),
  ]);
  client.setQueryData(readersQuery(channelId).queryKey, readers);
  for (const [key, data] of content) client.setQueryData(key, data);
  return (
    <FirstState client={client}>
      <ChannelPage channelId={channelId} />
    </FirstState>
  );
}
