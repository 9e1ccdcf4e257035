"use client";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import type { MessageChannel } from "@/components/messages/message-channel";
import { channelMembersQuery } from "@/lib/channels/queries";
import { membersQuery } from "@/lib/workspaces/queries";

const SHOWN = 8;

/** Says who people are, in words, me first; asks the server only once `enabled`. */
export function useNames(channel: MessageChannel, enabled: boolean, me: string) {
  const { id, workspaceId } = channel;
  const ofWorkspace = useInfiniteQuery({
    ...membersQuery(workspaceId ?? ""),
    enabled: enabled && workspaceId !== null,
  });
  const ofConversation = useQuery({ ...channelMembersQuery(id), enabled: enabled && workspaceId === null });
  const people = ofWorkspace.data?.pages.flatMap((page) => page.items) ?? ofConversation.data ?? [];
  const names = new Map(people.map((person) => [person.id, person.name]));

  return (userIds: readonly string[]) => {
    const others = userIds.filter((userId) => userId !== me).map((userId) => names.get(userId));
    const known = [userIds.includes(me) ? "You" : undefined, ...others]
      .filter((name) => name !== undefined)
      .slice(0, SHOWN);
    const more = userIds.length - known.length;
    const rest = more === 1 ? ["1 other"] : more > 1 ? [`${more} others`] : [];
    return new Intl.ListFormat("en-US").format([...known, ...rest]);
  };
}
