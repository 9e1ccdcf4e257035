"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Archive, CheckCheck, EyeOff, LogOut, Moon, Plus, Sun, SunMoon, UserPlus } from "lucide-react";
import { useRouter } from "next/navigation";
import { PAGE_KEYWORDS } from "@/components/app/page-keywords";
import { visiblePages } from "@/components/app/pages";
import { useChannels, useWorkspace, useWorkspaceIds } from "@/components/app/workspace-context";
import { hasUnread } from "@/components/channels/build-tree";
import { useOpenChannelDialog } from "@/components/channels/channel-dialogs";
import { markStreamRead } from "@/components/channels/mark-read";
import type { Action } from "@/components/shell/action-store";
import { useActions } from "@/components/shell/actions";
import { ChannelIcon } from "@/components/shell/channel-icon";
import { useTheme } from "@/components/shell/use-theme";
import { meQuery } from "@/lib/accounts/queries";
import { CHANNEL_TYPES, creatableTypes } from "@/lib/channels/types";
import { newWorkspacePath } from "@/lib/workspaces/paths";
import { useSignOut } from "./use-sign-out";

/** What one can do anywhere in a workspace. None of it has keys of its own, so it comes with the first input. */
export default function GeneralActions() {
  const router = useRouter();
  const { slug } = useWorkspaceIds();
  const open = useOpenChannelDialog();
  const signOut = useSignOut();
  const [, setTheme] = useTheme();
  const { data: me } = useQuery(meQuery());
  const workspace = useWorkspace();
  const channels = useChannels();
  const client = useQueryClient();
  const pages = visiblePages({ workspace: workspace?.role, instance: me?.instanceRole }).map(
    ({ id, label, icon: Icon, group, path }): Action => ({
      id: `page.${id}`,
      label,
      icon: <Icon />,
      group,
      keywords: PAGE_KEYWORDS[id],
      run: () => router.push(path(slug)),
    }),
  );
  const invite: Action = {
    id: "workspace.invite",
    label: "Invite people",
    icon: <UserPlus />,
    group: "Workspace",
    keywords: "members link e-mail add",
    run: () => open({ kind: "invite" }),
  };
  const group = "Channels";
  const creations = creatableTypes.map(
    (type): Action => ({
      id: `channels.create.${type}`,
      label: CHANNEL_TYPES[type].createLabel,
      icon: <ChannelIcon type={type} />,
      group,
      run: () => open({ kind: "create", parentId: null, type }),
    }),
  );
  const actions: Action[] = [
    {
      id: "channels.markAllRead",
      label: "Mark all channels as read",
      icon: <CheckCheck />,
      group,
      run: () => {
        for (const { id, lastSeq } of channels.filter(hasUnread))
          markStreamRead(client, { channelId: id }, lastSeq);
      },
    },
    ...(workspace?.can.createChannel ? creations : []),
    ...pages,
    ...(workspace?.can.invite ? [invite] : []),
    {
      id: "workspace.archived",
      label: "Archived channels",
      icon: <Archive />,
      group: "Workspace",
      run: () => open({ kind: "archived" }),
    },
    {
      id: "conversations.putAway",
      label: "Hidden and archived conversations",
      icon: <EyeOff />,
      group: "Workspace",
      keywords: "direct messages groups unhide unarchive restore",
      run: () => open({ kind: "put-away" }),
    },
    {
      id: "workspace.create",
      label: "New workspace",
      icon: <Plus />,
      group: "Workspace",
      run: () => router.push(newWorkspacePath),
    },
    {
      id: "theme.light",
      label: "Light theme",
      icon: <Sun />,
      group: "Account",
      run: () => setTheme("light"),
    },
    { id: "theme.dark", label: "Dark theme", icon: <Moon />, group: "Account", run: () => setTheme("dark") },
    {
      id: "theme.system",
      label: "Theme as the system",
      icon: <SunMoon />,
      group: "Account",
      run: () => setTheme("system"),
    },
    {
      id: "account.signOut",
      label: "Sign out",
      icon: <LogOut />,
      group: "Account",
      run: () => void signOut(),
    },
  ];
  useActions(actions);
  return null;
}
