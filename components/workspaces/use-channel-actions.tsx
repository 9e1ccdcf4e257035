"use client";
import { ArrowDown, ArrowUp, CheckCheck } from "lucide-react";
import { useParams, useRouter } from "next/navigation";
import { useChannels, useWorkspace, useWorkspaceIds } from "@/components/app/workspace-context";
import { hasUnread, inTreeOrder } from "@/components/channels/build-tree";
import { useOpenChannelDialog } from "@/components/channels/channel-dialogs";
import { useMarkChannelRead } from "@/components/channels/use-channel-changes";
import type { Action } from "@/components/shell/action-store";
import { useActions } from "@/components/shell/actions";
import { ChannelIcon } from "@/components/shell/channel-icon";
import { CHANNEL_TYPES, creatableTypes } from "@/lib/channels/types";
import { channelPath } from "@/lib/workspaces/paths";

/** Going from channel to channel by keyboard, and making new ones. */
export function useChannelActions() {
  const router = useRouter();
  const { slug } = useWorkspaceIds();
  const { channelId } = useParams<{ channelId?: string }>();
  const channels = useChannels();
  const canCreate = useWorkspace()?.can.createChannel;
  const open = useOpenChannelDialog();
  const markRead = useMarkChannelRead();

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
      label: "Mark channel as read",
      shortcut: "escape",
      icon: <CheckCheck />,
      group,
      run: () => {
        const current = channels.find((channel) => channel.id === channelId);
        if (current && hasUnread(current)) markRead(current);
      },
    },
    {
      id: "channels.markAllRead",
      label: "Mark all channels as read",
      icon: <CheckCheck />,
      group,
      run: () => {
        for (const channel of channels.filter(hasUnread)) markRead(channel);
      },
    },
  ];
  if (canCreate) {
    for (const type of creatableTypes)
      actions.push({
        id: `channels.create.${type}`,
        label: CHANNEL_TYPES[type].createLabel,
        icon: <ChannelIcon type={type} />,
        group,
        run: () => open({ kind: "create", parentId: null, type }),
      });
  }
  useActions(actions);
}
