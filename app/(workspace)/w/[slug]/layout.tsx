import { QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { WorkspaceShell } from "@/components/workspaces/workspace-shell";
import { listChannelsEndpoint } from "@/lib/channels/endpoints";
import { channelsQuery } from "@/lib/channels/queries";
import { listConversationsEndpoint } from "@/lib/conversations/endpoints";
import { conversationsQuery } from "@/lib/conversations/queries";
import { listDraftsEndpoint } from "@/lib/drafts/endpoints";
import { draftsQuery } from "@/lib/drafts/queries";
import { listEmojiEndpoint } from "@/lib/emoji/endpoints";
import { emojiQuery } from "@/lib/emoji/queries";
import { getUnreadEndpoint } from "@/lib/inbox/endpoints";
import { unreadQuery } from "@/lib/inbox/queries";
import { getPersonSettingsEndpoint, listStatusesEndpoint } from "@/lib/people/endpoints";
import { personSettingsQuery, statusesByPerson, statusesQuery } from "@/lib/people/queries";
import { listMembersEndpoint } from "@/lib/workspaces/endpoints";
import { membersQuery, workspacesQuery } from "@/lib/workspaces/queries";
import { FirstState } from "../../first-state";
import { load } from "../../load";
import { loadWorkspace, loadWorkspaces } from "./workspace";

type Props = { params: Promise<{ slug: string }>; children: ReactNode };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { name } = await loadWorkspace((await params).slug);
  return { title: { default: name, template: `%s · ${name} · Guildhall` } };
}

export default async function WorkspaceLayout({ params, children }: Props) {
  const workspace = await loadWorkspace((await params).slug);
  const client = new QueryClient();
  client.setQueryData(workspacesQuery().queryKey, await loadWorkspaces());
  const inWorkspace = { params: { workspaceId: workspace.id } };
  const [channels, members, unread, conversations, settings, statuses, drafts, emoji] = await Promise.all([
    load(listChannelsEndpoint, inWorkspace),
    load(listMembersEndpoint, { ...inWorkspace, query: { limit: 100 } }),
    load(getUnreadEndpoint, {}),
    load(listConversationsEndpoint, { query: { limit: 30 } }),
    load(getPersonSettingsEndpoint, {}),
    load(listStatusesEndpoint, { query: { limit: 500 } }),
    load(listDraftsEndpoint, { query: { limit: 100 } }),
    load(listEmojiEndpoint, inWorkspace),
  ]);
  client.setQueryData(unreadQuery().queryKey, unread);
  client.setQueryData(conversationsQuery().queryKey, { pages: [conversations], pageParams: [""] });
  client.setQueryData(personSettingsQuery().queryKey, settings);
  client.setQueryData(statusesQuery().queryKey, statusesByPerson(statuses));
  client.setQueryData(channelsQuery(workspace.id).queryKey, channels.items);
  client.setQueryData(membersQuery(workspace.id).queryKey, { pages: [members], pageParams: [""] });
  client.setQueryData(draftsQuery().queryKey, drafts.items);
  client.setQueryData(emojiQuery(workspace.id).queryKey, emoji.items);
  const kept = await cookies();
  return (
    <FirstState client={client}>
      <WorkspaceShell
        workspaceId={workspace.id}
        slug={workspace.slug}
        sidebarWidth={Number(kept.get("sidebar-width")?.value) || undefined}
        panelWidth={Number(kept.get("panel-width")?.value) || undefined}
      >
        {children}
      </WorkspaceShell>
    </FirstState>
  );
}
