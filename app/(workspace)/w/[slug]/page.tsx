import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { inTreeOrder } from "@/components/channels/build-tree";
import { WorkspaceHome } from "@/components/workspaces/workspace-home";
import { listChannelsEndpoint } from "@/lib/channels/endpoints";
import { channelPath } from "@/lib/workspaces/paths";
import { load } from "../../load";
import { loadWorkspace } from "./workspace";

/** Leads to the channel where one was last, else to the first. */
export default async function WorkspacePage({ params }: { params: Promise<{ slug: string }> }) {
  const { id, slug } = await loadWorkspace((await params).slug);
  const { items } = await load(listChannelsEndpoint, { params: { workspaceId: id } });
  const last = (await cookies()).get("last-channel")?.value;
  const channel = items.find((candidate) => candidate.id === last) ?? inTreeOrder(items)[0];
  if (channel) redirect(channelPath(slug, channel.id));
  return <WorkspaceHome />;
}
