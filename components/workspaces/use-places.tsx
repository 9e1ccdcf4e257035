"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useMemo } from "react";
import { useChannels, useWorkspaceIds, useWorkspaces } from "@/components/app/workspace-context";
import { hasUnread, inTreeOrder } from "@/components/channels/build-tree";
import { ChannelIcon } from "@/components/shell/channel-icon";
import type { PaletteGroup } from "@/components/shell/palette-groups";
import { Avatar } from "@/components/ui/avatar";
import { channelPath, membersPath, workspacePath } from "@/lib/workspaces/paths";
import { membersQuery } from "@/lib/workspaces/queries";

/** The palette's destinations: channels (unread ones first), workspaces, people. */
export function usePlaces(): PaletteGroup[] {
  const router = useRouter();
  const { id, slug } = useWorkspaceIds();
  const channels = useChannels();
  const workspaces = useWorkspaces();
  const { data: members } = useInfiniteQuery(membersQuery(id));
  return useMemo(() => {
    const ordered = inTreeOrder(channels).toSorted((a, b) => Number(hasUnread(b)) - Number(hasUnread(a)));
    return [
      {
        // "Channels" is what the actions on them stand under, and each heading comes once.
        label: "Go to channel",
        items: ordered.map((channel) => ({
          id: channel.id,
          label: channel.name,
          keywords: channel.topic,
          icon: <ChannelIcon type={channel.type} />,
          hint: hasUnread(channel) ? `${channel.lastSeq - channel.readSeq} unread` : undefined,
          run: () => router.push(channelPath(slug, channel.id)),
        })),
      },
      {
        label: "Workspaces",
        items: workspaces
          .filter((workspace) => workspace.id !== id)
          .map((workspace) => ({
            id: workspace.id,
            label: workspace.name,
            icon: <Avatar name={workspace.name} seed={workspace.id} size="xs" shape="square" />,
            run: () => router.push(workspacePath(workspace.slug)),
          })),
      },
      {
        label: "People",
        items: (members?.pages.flatMap((page) => page.items) ?? []).map((person) => ({
          id: person.id,
          label: person.name,
          icon: <Avatar name={person.name} seed={person.id} src={person.image} size="xs" />,
          run: () => router.push(`${membersPath(slug)}?search=${encodeURIComponent(person.name)}`),
        })),
      },
    ];
  }, [router, id, slug, channels, workspaces, members]);
}
