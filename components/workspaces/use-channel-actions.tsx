"use client";
import { useQueryClient } from "@tanstack/react-query";
import { ArrowDown, ArrowUp, CheckCheck } from "lucide-react";
import { useRouter } from "next/navigation";
import { useOpenChannelId } from "@/components/app/open-channel";
import { useChannels, useWorkspaceIds } from "@/components/app/workspace-context";
import { hasUnread, inTreeOrder } from "@/components/channels/build-tree";
import type { Action } from "@/components/shell/action-store";
import { useActions } from "@/components/shell/actions";
import { showError } from "@/components/ui/show-error";
import { channelPath } from "@/lib/workspaces/paths";

const loadMarking = () => import("@/components/channels/mark-read");

/** Going from channel to channel by keyboard. What has no key is among the general actions. */
export function useChannelActions() {
  const router = useRouter();
  const { slug } = useWorkspaceIds();
  const channelId = useOpenChannelId();
  const channels = useChannels();
  const client = useQueryClient();

  /** Around the end and back to the start. */
  function step(by: 1 | -1, onlyUnread: boolean) {
    const order = inTreeOrder(channels);
    const at = order.findIndex((channel) => channel.id === channelId);
    const start = at < 0 && by < 0 ? 0 : at;
    for (let i = 1; i <= order.length; i++) {
      const next = order[(start + by * i + order.length * 2) % order.length];
      if (next && next.id !== channelId && (!onlyUnread || hasUnread(next))) {
        return router.push(channelPath(slug, next.id));
      }
    }
  }

  const group = "Channels";
  const actions: Action[] = [
    {
      id: "channels.previous",
      label: "Previous channel",
      shortcut: "alt+arrowup",
      icon: <ArrowUp />,
      group,
      run: () => step(-1, false),
    },
    {
      id: "channels.next",
      label: "Next channel",
      shortcut: "alt+arrowdown",
      icon: <ArrowDown />,
      group,
      run: () => step(1, false),
    },
    {
      id: "channels.previousUnread",
      label: "Previous unread channel",
      shortcut: "alt+shift+arrowup",
      icon: <ArrowUp />,
      group,
      run: () => step(-1, true),
    },
    {
      id: "channels.nextUnread",
      label: "Next unread channel",
      shortcut: "alt+shift+arrowdown",
      icon: <ArrowDown />,
      group,
      run: () => step(1, true),
    },
    {
      id: "channels.markRead",
      label: "Mark as read",
      // Elsewhere the key is the page's.
      shortcut: channelId && "escape",
      icon: <CheckCheck />,
      group,
      run: () => {
        if (channelId)
          loadMarking()
            .then(({ markReadByKey }) => markReadByKey(client, channelId))
            .catch(showError);
      },
    },
  ];
  useActions(actions);
}
