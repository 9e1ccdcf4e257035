"use client";
import {
  Archive,
  Bookmark,
  EyeOff,
  Inbox,
  LogOut,
  MessageSquareReply,
  Moon,
  Plus,
  Settings,
  Sun,
  SunMoon,
  Users,
} from "lucide-react";
import { useRouter } from "next/navigation";
import { useWorkspaceIds } from "@/components/app/workspace-context";
import { useOpenChannelDialog } from "@/components/channels/channel-dialogs";
import { inboxPath } from "@/components/inbox/item-path";
import { savedPath } from "@/components/messages/saved-link";
import type { Action } from "@/components/shell/action-store";
import { useActions } from "@/components/shell/actions";
import { useTheme } from "@/components/shell/use-theme";
import { threadsPath } from "@/components/threads/threads-link";
import {
  accountSettingsPath,
  membersPath,
  newWorkspacePath,
  workspaceSettingsPath,
} from "@/lib/workspaces/paths";
import { useSignOut } from "./use-sign-out";

export function useGeneralActions() {
  const router = useRouter();
  const { slug } = useWorkspaceIds();
  const open = useOpenChannelDialog();
  const signOut = useSignOut();
  const [, setTheme] = useTheme();
  const go = (path: string) => () => router.push(path);
  const actions: Action[] = [
    { id: "workspace.inbox", label: "Inbox", icon: <Inbox />, group: "Go to", run: go(inboxPath(slug)) },
    {
      id: "workspace.threads",
      label: "Threads",
      icon: <MessageSquareReply />,
      group: "Go to",
      run: go(threadsPath(slug)),
    },
    {
      id: "workspace.saved",
      label: "Saved messages",
      icon: <Bookmark />,
      group: "Go to",
      run: go(savedPath(slug)),
    },
    {
      id: "workspace.members",
      label: "Members and invites",
      icon: <Users />,
      group: "Workspace",
      run: go(membersPath(slug)),
    },
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
      id: "workspace.settings",
      label: "Workspace settings",
      icon: <Settings />,
      group: "Workspace",
      run: go(workspaceSettingsPath(slug)),
    },
    {
      id: "workspace.create",
      label: "New workspace",
      icon: <Plus />,
      group: "Workspace",
      run: go(newWorkspacePath),
    },
    {
      id: "account.settings",
      label: "Account settings",
      icon: <Settings />,
      group: "Account",
      run: go(accountSettingsPath),
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
}
