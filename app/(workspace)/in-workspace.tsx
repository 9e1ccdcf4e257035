import { QueryClient } from "@tanstack/react-query";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { WorkspaceShell } from "@/components/workspaces/workspace-shell";
import { listOpenCallsEndpoint } from "@/lib/calls/endpoints";
import { openCallsQuery } from "@/lib/calls/queries";
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
import type { Workspace } from "@/lib/workspaces/schema";
import { FirstState } from "./first-state";
import { load } from "./load";
import { loadWorkspaces } from "./w/[slug]/workspace";

type InWorkspaceProps = {
  workspace: Pick<Workspace, "id" | "slug">;
  /** In place of the channels. */
  sidebar?: ReactNode;
  /** Where a phone shows the sidebar first. */
  homePath?: string;
  children: ReactNode;
};

/** Pages within the shell of a workspace, with all that the shell shows at first. */
export async function InWorkspace({ workspace, sidebar, homePath, children }: InWorkspaceProps) {
  const client = new QueryClient();
  client.setQueryData(workspacesQuery().queryKey, await loadWorkspaces());
  const inWorkspace = { params: { workspaceId: workspace.id } };
  const [channels, members, unread, conversations, settings, statuses, drafts, emoji, calls] =
    await Promise.all([
      load(listChannelsEndpoint, inWorkspace),
      load(listMembersEndpoint, { ...inWorkspace, query: { limit: 100 } }),
      load(getUnreadEndpoint, {}),
      load(listConversationsEndpoint, { query: { limit: 30 } }),
      load(getPersonSettingsEndpoint, {}),
      load(listStatusesEndpoint, { query: { limit: 500 } }),
      load(listDraftsEndpoint, { query: { limit: 100 } }),
      load(listEmojiEndpoint, inWorkspace),
      load(listOpenCallsEndpoint, {}),
    ]);
  client.setQueryData(unreadQuery().queryKey, unread);
  client.setQueryData(conversationsQuery().queryKey, { pages: [conversations], pageParams: [""] });
  client.setQueryData(personSettingsQuery().queryKey, settings);
  client.setQueryData(statusesQuery().queryKey, statusesByPerson(statuses));
  client.setQueryData(channelsQuery(workspace.id).queryKey, channels.items);
  client.setQueryData(membersQuery(workspace.id).queryKey, { pages: [members], pageParams: [""] });
  client.setQueryData(draftsQuery().queryKey, drafts.items);
  client.setQueryData(emojiQuery(workspace.id).queryKey, emoji.items);
  client.setQueryData(openCallsQuery().queryKey, calls.items);
  const kept = await cookies();
  return (
    <FirstState client={client}>
      <WorkspaceShell
        workspaceId={workspace.id}
        slug={workspace.slug}
        sidebarWidth={Number(kept.get("sidebar-width")?.value) || undefined}
        panelWidth={Number(kept.get("panel-width")?.value) || undefined}
        sidebar={sidebar}
        homePath={homePath}
      >
        {children}
      </WorkspaceShell>
    </FirstState>
  );
}
